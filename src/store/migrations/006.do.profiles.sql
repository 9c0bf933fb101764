-- People as far as they tell: no name, no address, no place finer than they set. Everything of a profile goes with it.
create table profile (
  id uuid primary key,
  -- SHA-256: the secret has 256 random bits.
  secret_hash bytea not null,
  gender text not null,
  sensitivity integer not null,
  hours text,
  region text,
  created_at timestamptz not null,
  -- UTC day of the last request: profiles that nobody uses any more are deleted.
  seen_on date not null
);
create index profile_seen on profile (seen_on);

-- What was recommended, as far as an answer needs it: by part of the day what it felt like and what the first set insulated.
create table advice (
  profile_id uuid not null references profile on delete cascade,
  day date not null,
  region text,
  parts jsonb not null,
  primary key (profile_id, day)
);

-- One answer a part of a day: who changes their mind is believed. The difference is kept, as the recommendation behind it changes.
create table felt_answer (
  profile_id uuid not null references profile on delete cascade,
  day date not null,
  part text not null,
  felt text not null,
  difference_c double precision not null,
  answered_at timestamptz not null,
  primary key (profile_id, day, part)
);

create table wear_answer (
  id uuid primary key,
  profile_id uuid not null references profile on delete cascade,
  day date not null,
  slot text,
  verdict text not null,
  garments text[] not null,
  apparent_c double precision,
  region text,
  gender text not null,
  answered_at timestamptz not null
);
create index wear_answer_profile on wear_answer (profile_id);
create index wear_answer_newest on wear_answer (answered_at);

-- Own garments: proposed from a photo (which is not kept), or known by their code of the catalogue.
create table wardrobe_item (
  id uuid primary key,
  profile_id uuid not null references profile on delete cascade,
  state text not null check (state in ('proposed', 'confirmed')),
  code text check (state = 'proposed' or code is not null),
  seen_class text,
  colours jsonb not null,
  proposals jsonb not null,
  added_at timestamptz not null
);
create index wardrobe_item_profile on wardrobe_item (profile_id);

-- Models of taste, newest in use; what they know of one person lies apart and goes with the profile.
create table taste_model (
  version uuid primary key,
  made_at timestamptz not null,
  in_use boolean not null,
  answers integer not null,
  quality jsonb not null,
  model jsonb not null
);
create table taste_person (
  profile_id uuid primary key references profile on delete cascade,
  version uuid not null references taste_model on delete cascade,
  weights jsonb not null
);
