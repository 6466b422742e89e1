-- How spaces are used, over years: read from here alone, since the rows themselves are ten times as wide.
create index bookings_use on bookings (starts_at, ends_at, space_id, organisation_id, people) where state = 'approved';
create index bookings_missed on bookings (starts_at, space_id) where is_no_show or is_cancelled_late;
