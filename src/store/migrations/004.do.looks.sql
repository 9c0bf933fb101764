-- Every post ever seen, and what became of it. The post itself is kept only while there is work to do; after that only what tells it from
-- others, and, where it became a look, the author's page, so that a block of it finds the look.
create sequence post_seq;
create table post (
  source text not null,
  source_id text not null,
  -- In the order in which they were found.
  seq bigint not null default nextval('post_seq'),
  -- null: no crawl found it (import).
  crawl_id uuid,
  link text not null,
  author_url text,
  state text not null default 'open' check (state in ('open', 'look', 'excluded')),
  reason text,
  post jsonb,
  -- Times that a worker took it.
  attempts integer not null default 0,
  -- Whose turn it is: the end of a lease, or the time of the next try.
  due_at timestamptz not null default '-infinity',
  ended_at timestamptz,
  look_id uuid,
  -- With look_id, finds the look's partition.
  taken_on date,
  primary key (source, source_id)
);
create index post_due on post (due_at, seq) where state = 'open';
create index post_crawl on post (crawl_id, due_at, seq) where state = 'open';
create unique index post_look on post (look_id) where look_id is not null;
create index post_newest_look on post (ended_at, seq) where look_id is not null;
create index post_link on post (link);
create index post_author on post (author_url) where author_url is not null;

-- One partition a month of taken_on, made when the first look of the month comes. That a post is one look is up to the table post:
-- nothing is unique over partitions but with taken_on.
create sequence look_seq;
create table look (
  id uuid not null,
  taken_on date not null,
  taken_time text,
  source text not null,
  source_id text not null,
  link text not null,
  author jsonb,
  licence jsonb not null,
  place_code text not null,
  -- Finest first; the counts go by these.
  regions text[] not null,
  slot text not null,
  gender text not null,
  width integer not null,
  height integer not null,
  garments jsonb not null,
  -- One bit a garment class, in the order of the detector's outputs.
  class_bits integer not null,
  model_version text not null,
  state text not null check (state in ('waiting', 'evidence', 'excluded')),
  reason text,
  weather jsonb,
  thumbnail boolean not null,
  -- Its number among the evidence; null while it is none.
  seq bigint,
  primary key (taken_on, id),
  check ((state = 'evidence') = (seq is not null)),
  check (state <> 'evidence' or weather is not null)
) partition by range (taken_on);

create table look_thumbnail (
  look_id uuid primary key,
  jpeg bytea not null
);
-- JPEG does not get smaller.
alter table look_thumbnail alter column jpeg set storage external;

-- Looks that wait for their weather.
create table look_waiting (
  look_id uuid primary key,
  taken_on date not null,
  since timestamptz not null,
  tried_at timestamptz
);
create index look_waiting_since on look_waiting (since, look_id);

-- What tells the same photo, or the same person on the same day, of looks that wait or count. The perceptual hash is cut into four
-- bands: two hashes that differ in up to 3 bits share one, and in up to 7 bits have one that differs in at most one bit.
create table look_print (
  look_id uuid primary key,
  taken_on date not null,
  content_hash bytea,
  perceptual bit(64),
  band_1 integer,
  band_2 integer,
  band_3 integer,
  band_4 integer,
  person_key text
);
create unique index look_print_content on look_print (content_hash) where content_hash is not null;
create unique index look_print_person_day on look_print (person_key, taken_on) where person_key is not null;
create index look_print_band_1 on look_print (band_1) where band_1 is not null;
create index look_print_band_2 on look_print (band_2) where band_2 is not null;
create index look_print_band_3 on look_print (band_3) where band_3 is not null;
create index look_print_band_4 on look_print (band_4) where band_4 is not null;

-- Evidence by region: a row for each level of the place. An index over partitions gives no order, this one does, from any temperature up
-- and down, or by day.
create table look_region (
  region text not null,
  gender text not null,
  -- Apparent temperature in tenths of °C.
  apparent_tenths integer not null,
  seq bigint not null,
  taken_on date not null,
  look_id uuid not null,
  primary key (region, gender, apparent_tenths, seq, look_id)
);
create index look_region_day on look_region (region, gender, taken_on, seq);

-- Looks of evidence, and among them those that show each class. Three pools a region: `all`; `gender`, by gender; `cell`, by gender, slot
-- and month. What a pool does not tell apart is '' or 0. The key begins with what a question fixes and ends with what it ranges over.
create table evidence_count (
  region text not null,
  pool text not null check (pool in ('all', 'gender', 'cell')),
  gender text not null,
  slot text not null,
  month integer not null,
  -- Rounded to whole °C.
  apparent_c integer not null,
  model_version text not null,
  looks integer not null,
  coat integer not null,
  jacket integer not null,
  sweater integer not null,
  vest integer not null,
  shirt integer not null,
  t_shirt integer not null,
  top integer not null,
  dress integer not null,
  skirt integer not null,
  jeans integer not null,
  pants integer not null,
  shorts integer not null,
  tights integer not null,
  socks integer not null,
  boots integer not null,
  sandals integer not null,
  shoes integer not null,
  scarf integer not null,
  hat integer not null,
  gloves integer not null,
  sunglasses integer not null,
  bag integer not null,
  primary key (region, pool, gender, slot, month, apparent_c, model_version)
);

create table article (
  link text primary key,
  title text not null,
  source text not null,
  published_at timestamptz not null,
  topic text not null
);
create index article_newest on article (topic, published_at desc, link);

-- What must not come (again): posts as `source:source_id`, links, authors' pages.
create table block (
  kind text not null check (kind in ('post', 'link', 'author')),
  value text not null,
  reason text not null,
  primary key (kind, value)
);

-- Hashtags asked of Instagram: when each was first asked within its window.
create table hashtag_use (
  account text not null,
  hashtag text not null,
  asked_at timestamptz not null,
  primary key (account, hashtag)
);
