-- What is known of events that ask for spaces: facts come again, and an event's end may come before its wish.
create table event_wishes (
  event_id uuid primary key,
  version integer not null,                   -- of the newest wish taken in, or of the cancellation
  is_cancelled boolean not null
);
