create sequence crawl_seq;
create table crawl (
  id uuid primary key,
  seq bigint not null default nextval('crawl_seq'),
  source text not null,
  params jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  requested_by text not null,
  requested_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  budget integer not null,
  requests integer not null default 0 check (requests <= budget),
  cursor text,
  exhausted boolean not null default false,
  counters jsonb not null default '{}',
  errors jsonb not null default '{}'
);
create index crawl_newest on crawl (seq);

create table source_setting (
  source text primary key,
  enabled boolean not null,
  schedule text,
  params jsonb not null,
  budget integer not null
);

-- Also of sources that were never set.
create table source_success (
  source text primary key,
  at timestamptz not null
);

create table api_key (
  id text primary key,
  name text not null,
  scopes text[] not null,
  -- SHA-256: the secret has 256 random bits.
  secret_hash bytea not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create sequence audit_seq;
create table audit_entry (
  seq bigint not null default nextval('audit_seq'),
  at timestamptz not null,
  actor text not null,
  action text not null,
  target text,
  details jsonb not null,
  primary key (seq, at)
);

-- Answers of requests that must not be done twice; without a status while the first is under way.
create table idempotency_key (
  owner text not null,
  key text not null,
  request_hash text not null,
  taken_at timestamptz not null,
  status integer,
  headers jsonb,
  body text,
  primary key (owner, key)
);
create index idempotency_key_taken on idempotency_key (taken_at);
