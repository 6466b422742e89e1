-- The link in an SMS is short. Of what stands in it only a code is kept, which nobody can make it from.
create table short_links (
  digest bytea primary key,
  delivery_id uuid not null unique references deliveries on delete cascade
);
