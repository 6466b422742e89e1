-- Pictures of spaces, each in several sizes. They are written anew before they come here, so that nothing of the file that
-- somebody uploaded is left, and are kept here so that a copy of the database is a copy of everything.

create table space_pictures (
  id uuid primary key,
  space_id uuid not null references spaces,
  position integer not null check (position between 1 and 12),
  alt jsonb not null,                         -- {sv, en}
  constraint space_pictures_position unique (space_id, position) deferrable initially deferred
);

create table space_picture_sizes (
  picture_id uuid not null references space_pictures on delete cascade,
  width integer not null check (width between 1 and 1600),
  height integer not null check (height between 1 and 1600),
  webp bytea not null,
  primary key (picture_id, width),
  constraint space_picture_sizes_bytes check (octet_length(webp) between 20 and 350 * 1024),
  constraint space_picture_sizes_webp check (substring(webp from 1 for 4) = 'RIFF' and substring(webp from 9 for 4) = 'WEBP')
);
-- It is compressed already.
alter table space_picture_sizes alter column webp set storage external;
