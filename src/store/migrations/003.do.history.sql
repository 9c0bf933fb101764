-- Where hours were observed, and the range that has been collected without a gap: what a source lacks in it is not asked for again.
create table history_site (
  site text primary key,
  source text not null,
  lat double precision not null,
  lon double precision not null,
  covered_from timestamptz not null,
  covered_to timestamptz not null
);

-- Hours as they were, one row each: a year of 100 stations is 876,000 rows.
create table observation (
  at timestamptz not null,
  temperature_c real not null,
  humidity_pct real not null,
  wind_ms real not null,
  precipitation_mm real not null,
  snow_cm real not null,
  cloud_pct real,
  precipitation_kind text not null,
  site text not null,
  primary key (site, at)
);

-- Errors of forecasts (forecast less observed, °C) as sums, so that any days and leads add up.
create table forecast_score (
  day date not null,
  place_code text not null,
  product text not null,
  -- Upper end of the lead's band, hours; in bands, as no one tells 30 h from 31 h.
  lead_hours integer not null,
  source text not null,
  hours integer not null,
  error_sum double precision not null,
  error_square_sum double precision not null,
  primary key (place_code, day, product, lead_hours)
);
create index forecast_score_day on forecast_score (day);

-- The last of each way a provider's answers turned out: `ok`, or the code of the error.
create table provider_outcome (
  product text not null,
  outcome text not null,
  last_at timestamptz not null,
  times integer not null,
  primary key (product, outcome)
);
