-- What is taken of each space at a time, without reading the rows of other days: what takes more than a day is looked for by
-- itself, and so nobody has to look further back than that.
create index bookings_taking on bookings (space_id, lower(occupied), upper(occupied))
  where state in ('requested', 'approved') and upper(occupied) - lower(occupied) <= interval '1 day';
create index bookings_taking_long on bookings using gist (space_id, occupied)
  where state in ('requested', 'approved') and upper(occupied) - lower(occupied) > interval '1 day';
create index blocks_taking on blocks using gist (tstzrange(starts_at, ends_at));

-- Whoever decides asks for what waits, and whoever asks from a day on for what is not over then: neither reads what has been.
create index bookings_waiting on bookings (starts_at, id) where state = 'requested';
create index bookings_long on bookings (ends_at, starts_at) where ends_at - starts_at > interval '1 day';
