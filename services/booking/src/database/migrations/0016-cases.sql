-- A request to the city is a public record. Each, be it for one time or for a series, is a case with a number in the diary, and what
-- the public register tells of it. Nothing here is personal data but who handles it: a private person is one without a name.

create table diary (
  only_row boolean primary key default true check (only_row),
  prefix text not null check (prefix ~ '^[A-ZÅÄÖ]{2,8}$')
);
insert into diary (prefix) values ('PRK');

-- Numbers begin anew each year. A sequence never waits for anybody; a request that comes to nothing leaves a gap.
do $$
begin
  for year in 2015..2114 loop
    execute format('create sequence %I as integer', 'diary_' || year);
  end loop;
end $$;

create table cases (
  id uuid primary key,
  number text not null unique,                -- as in PRK 2026-000123
  kind text not null check (kind in ('booking', 'series')),
  site_id uuid not null references sites,
  space_id uuid not null references spaces,   -- of a series, of the occurrence that was changed last
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  occurrences integer not null default 1 check (occurrences > 0),
  organisation_id uuid,                       -- null where a private person asks
  event_id uuid,
  received_at timestamptz not null,
  state text not null check (state in ('requested', 'approved', 'declined', 'withdrawn', 'cancelled')),
  decided_at timestamptz,
  -- Whom a request waits for; while it waits for the applicant the clock stands still. The clock is counted from a moment that moves
  -- ahead by the working time that somebody else was waited for.
  waits_for text not null default 'staff' check (waits_for in ('staff', 'applicant')),
  clock_started_at timestamptz not null,
  clock_stopped_at timestamptz,
  assigned_to uuid,
  assigned_at timestamptz,
  version integer not null default 1 check (version > 0),
  constraint cases_clock check ((clock_stopped_at is not null) = (waits_for = 'applicant')),
  constraint cases_assigned check ((assigned_to is null) = (assigned_at is null))
);
create index cases_waiting on cases (site_id, clock_started_at) where state = 'requested';
create index cases_assigned on cases (assigned_to) where assigned_to is not null;
create index cases_received on cases (received_at, id);
create index cases_space on cases (space_id, received_at, id);
create index cases_organisation on cases (organisation_id, received_at, id) where organisation_id is not null;
comment on column cases.assigned_to is 'personal data: who handles it; null when nobody does';

-- Why requests are declined and bookings cancelled: what staff choose from.

create table reasons (
  id uuid primary key,
  kind text not null check (kind in ('decline', 'cancel')),
  text jsonb not null,                        -- {sv, en}
  position integer not null,
  in_use boolean not null default true,       -- one that was ever given stays
  version integer not null default 1 check (version > 0)
);

alter table space_rules
  -- Whoever cancels later than so long before the start is late.
  add column late_cancellation_minutes integer not null default 0 check (late_cancellation_minutes between 0 and 525600),
  -- Where nobody has checked in so long after the start the space is free again; null is never.
  add column release_after_minutes integer check (release_after_minutes between 5 and 1440);

alter table bookings
  add column case_id uuid,
  add column case_number text,
  add column reason_id uuid references reasons,
  add column serves_alcohol boolean not null default false,
  add column second_approval text[] not null default '{}',   -- on what grounds a second person has to approve too
  add column first_approved_by uuid,
  add column first_approved_at timestamptz,
  add column is_cancelled_late boolean not null default false,
  add column checked_in_at timestamptz,
  add column finished_at timestamptz,
  add column is_no_show boolean not null default false,
  drop constraint bookings_reason,
  add constraint bookings_reason check ((reason is not null or reason_id is not null) = (state in ('declined', 'cancelled')) );
comment on column bookings.first_approved_by is 'personal data: who approved first; null when she has been erased, or nobody has';

-- What was decided under: which reason, agreement or grounds, and the other changes decided in the same breath.
alter table booking_history add column details jsonb not null default '{}';
comment on column booking_history.details is 'personal data: free words of a reason may tell about somebody';

create function diary_number(at timestamptz, time_zone text) returns text language plpgsql as $$
declare
  year text := extract(year from at at time zone time_zone);
  number text := nextval(('diary_' || year)::regclass);
begin
  -- At least six digits; in a year of more than a million they grow.
  return (select prefix from diary) || ' ' || year || '-' || lpad(number, greatest(6, length(number)), '0');
end $$;

-- Whoever stores a request need not think of it: it always has its case, and occurrences share that of their series.
create function open_case() returns trigger language plpgsql as $$
declare
  place record;
begin
  new.case_id := coalesce(new.case_id, new.series_id, new.id);
  select number into new.case_number from cases where id = new.case_id;
  if not found then
    select id, time_zone into place from sites where id = (select site_id from spaces where id = new.space_id);
    new.case_number := diary_number(new.requested_at, place.time_zone);
    insert into cases (
      id, number, kind, site_id, space_id, starts_at, ends_at, organisation_id, event_id, received_at, state, decided_at, clock_started_at
    ) values (
      new.case_id, new.case_number, case when new.series_id is null then 'booking' else 'series' end, place.id, new.space_id,
      new.starts_at, new.ends_at, new.organisation_id, new.event_id, new.requested_at, new.state, new.decided_at, new.requested_at
    );
  end if;
  return new;
end $$;

-- After the trigger that refuses: by name they come in the order of the alphabet.
create trigger then_open_case before insert on bookings for each row execute function open_case();

-- What the register says follows the bookings. A series stands as requested while anything of it waits, and as approved while
-- anything of it is to take place.
create function register_change() returns trigger language plpgsql as $$
begin
  -- Whoever decides on another booking of it at the same moment is waited for before all of them are looked at.
  perform from cases where id = new.case_id for no key update;
  update cases set
    space_id = new.space_id, starts_at = of_all.starts_at, ends_at = of_all.ends_at, occurrences = of_all.occurrences,
    state = of_all.state, decided_at = case when of_all.state <> 'requested' then of_all.decided_at end,
    waits_for = case when of_all.state = 'requested' then waits_for else 'staff' end,
    clock_stopped_at = case when of_all.state = 'requested' then clock_stopped_at end
  from (
    select min(starts_at) as starts_at, max(ends_at) as ends_at, count(*) as occurrences, max(decided_at) as decided_at,
      case when bool_or(state = 'requested') then 'requested' when bool_or(state = 'approved') then 'approved'
        else (array_agg(state order by decided_at desc))[1] end as state
    from bookings where case_id = new.case_id
  ) as of_all
  where id = new.case_id;
  return null;
end $$;
create trigger register_occurrence after insert on bookings for each row when (new.case_id <> new.id) execute function register_change();
create trigger register_change after update on bookings for each row when (
  (old.state, old.space_id, old.starts_at, old.ends_at, old.decided_at) is distinct from
  (new.state, new.space_id, new.starts_at, new.ends_at, new.decided_at)
) execute function register_change();

-- Those that were there before, in the order in which they were asked for.
insert into cases (
  id, number, kind, site_id, space_id, starts_at, ends_at, occurrences, organisation_id, event_id, received_at, state, decided_at, clock_started_at
)
select id, diary_number(received_at, time_zone), kind, site_id, space_id, starts_at, ends_at, occurrences, organisation_id, event_id,
  received_at, state, case when state <> 'requested' then decided_at end, received_at
from (
  select coalesce(series_id, booking.id) as id, case when min(series_id::text) is null then 'booking' else 'series' end as kind,
    min(site_id::text)::uuid as site_id, site.time_zone, (array_agg(space_id order by starts_at))[1] as space_id,
    min(starts_at) as starts_at, max(ends_at) as ends_at, count(*) as occurrences, min(organisation_id::text)::uuid as organisation_id,
    min(event_id::text)::uuid as event_id, min(requested_at) as received_at, max(decided_at) as decided_at,
    case when bool_or(state = 'requested') then 'requested' when bool_or(state = 'approved') then 'approved'
      else (array_agg(state order by decided_at desc))[1] end as state
  from bookings as booking join spaces as space on space.id = space_id join sites as site on site.id = site_id
  group by coalesce(series_id, booking.id), site.time_zone
  order by min(requested_at)
) as old;
update bookings set case_id = cases.id, case_number = cases.number from cases where cases.id = coalesce(series_id, bookings.id);

alter table bookings
  alter column case_id set not null,
  alter column case_number set not null,
  add constraint bookings_case foreign key (case_id) references cases;
create index bookings_case on bookings (case_id);
