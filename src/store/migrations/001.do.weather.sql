-- Forecasts as their sources issued them. The hours stay together as one JSON value: a request reads whole issues (three rows, not three
-- hundred), and TOAST compresses them. Long histories and scores will be typed columns in tables of their own.
create table forecast (
  product text not null,
  cell text not null,
  issued_at timestamptz not null,
  fetched_at timestamptz not null,
  -- First and last hour held, so that a range reads only the issues that reach into it.
  first_hour timestamptz not null,
  last_hour timestamptz not null,
  hours jsonb not null,
  primary key (product, cell, issued_at)
);
create index forecast_issued_at on forecast (issued_at);

-- Calls made to a provider in one of its windows (a day in its own time zone).
create table provider_budget (
  provider text not null,
  budget_window text not null,
  used integer not null check (used >= 0),
  primary key (provider, budget_window)
);

-- Asks for a place by UTC day: what is worth refreshing ahead of time. No user and no exact coordinate is in it.
create table demand (
  day date not null,
  place_code text not null,
  place jsonb not null,
  asks integer not null,
  primary key (day, place_code)
);
