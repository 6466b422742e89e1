-- Seasons, spaces with hours of their own, and when each calendar is open, written down day by day.

-- The seasons of a site, or of a space where space_id is set.
create table seasons (
  id uuid primary key,
  site_id uuid not null references sites,
  space_id uuid references spaces,
  name jsonb not null,                        -- {sv, en}
  first_day date not null,
  last_day date not null,                     -- included
  check (last_day >= first_day),
  constraint seasons_never_overlap exclude using gist (
    (coalesce(space_id, site_id)) with =, daterange(first_day, last_day, '[]') with &&
  )
);
create index seasons_site on seasons (site_id);
create index seasons_space on seasons (space_id) where space_id is not null;

create table season_hours (
  season_id uuid not null references seasons on delete cascade,
  weekday integer not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  primary key (season_id, weekday)
);

create table space_hours (
  space_id uuid not null references spaces,
  weekday integer not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  primary key (space_id, weekday)
);

create table space_exceptions (
  space_id uuid not null references spaces,
  date date not null,
  opens time,
  closes time,
  note jsonb not null,                        -- {sv, en}
  primary key (space_id, date),
  check ((opens is null) = (closes is null)),
  check (closes > opens)
);

-- Whose windows a space goes by: its site's, or its own where it has a week, seasons or exceptions of its own.
-- A week of its own may be one without any day.
alter table spaces
  add column has_own_week boolean not null default false,
  add column has_own_calendar boolean not null default false,
  add column calendar_id uuid not null generated always as (case when has_own_calendar then id else site_id end) stored;
create index spaces_calendar on spaces (calendar_id);

-- What the rules in the code say of each day, so that queries have only to subtract what is taken: one row for each day that a
-- calendar, a site's or a space's, is open.
create table open_windows (
  calendar_id uuid not null,
  date date not null,
  during tstzrange not null,
  primary key (calendar_id, date),
  constraint open_windows_half_open check (
    not isempty(during) and lower_inc(during) and not upper_inc(during) and not lower_inf(during) and not upper_inf(during)
  )
);

-- Until which day, and from which version of the site, windows have been written. Sites from before this are seen to by the
-- worker that looks for days that run short, and by the first who asks. They are told of again, with their spaces' closing times.
alter table sites
  add column windows_until date,
  add column windows_of_version integer;
update sites set told_until = null;
