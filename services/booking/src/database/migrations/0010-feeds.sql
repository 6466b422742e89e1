-- Secret addresses under which calendar programs read bookings. Of an address only its digest is kept: whoever reads this table
-- can open none of them.

create table calendar_feeds (
  id uuid primary key,
  digest bytea not null unique check (octet_length(digest) = 32),
  person_id uuid not null,
  organisation_id uuid,                       -- whose bookings it tells; without it and a space, the person's own
  space_id uuid references spaces,
  as_staff boolean not null,                  -- else it ends when she no longer acts for the organisation
  created_at timestamptz not null,
  last_read_on date,
  constraint calendar_feeds_of_one check (organisation_id is null or space_id is null),
  constraint calendar_feeds_of_spaces check (space_id is null or as_staff)
);
create index calendar_feeds_person on calendar_feeds (person_id);

comment on column calendar_feeds.person_id is 'personal data: who opened it';
comment on column calendar_feeds.last_read_on is 'personal data: when her calendar program last asked';
