-- Until when the provider itself says that nothing newer is there (the HTTP Expires of MET Norway); null where an issue clock tells.
alter table forecast add column expires_at timestamptz;
