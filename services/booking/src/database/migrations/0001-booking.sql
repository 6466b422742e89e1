-- Where the house is, and when it is open.

create table sites (
  id uuid primary key,
  slug text not null unique,
  name jsonb not null,                        -- {sv, en}
  address text not null,
  time_zone text not null,
  country text not null,
  day_before_holiday_closes time,
  version integer not null default 1 check (version > 0)
);

create table weekly_hours (
  site_id uuid not null references sites,
  weekday integer not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  primary key (site_id, weekday)
);

create table opening_exceptions (
  site_id uuid not null references sites,
  date date not null,
  opens time,
  closes time,
  note jsonb not null,                        -- {sv, en}
  primary key (site_id, date),
  check ((opens is null) = (closes is null)),
  check (closes > opens)
);

-- A cell is a part of the floor that is never divided; a space is one or more of them. Spaces that share a cell exclude each other.

create table cells (
  id uuid primary key,
  site_id uuid not null references sites,
  slug text not null,
  unique (site_id, slug)
);

create table spaces (
  id uuid primary key,
  site_id uuid not null references sites,
  slug text not null,
  name jsonb not null,                        -- {sv, en}
  description jsonb not null,                 -- {sv, en}
  capacity integer not null check (capacity > 0),
  equipment text[] not null,
  in_use boolean not null default true,       -- a space that is gone stays for the sake of its bookings
  version integer not null default 1 check (version > 0),
  unique (site_id, slug)
);

create table space_cells (
  space_id uuid not null references spaces,
  cell_id uuid not null references cells,
  primary key (space_id, cell_id)
);
create index space_cells_cell on space_cells (cell_id);

-- Bookings.

create table bookings (
  id uuid primary key,
  state text not null check (state in ('requested', 'approved', 'declined', 'withdrawn', 'cancelled')),
  space_id uuid not null references spaces,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  title text not null,
  purpose text,
  people integer not null check (people > 0),
  equipment text[] not null,
  applicant_id uuid,
  organisation_id uuid,
  reason text,
  requested_at timestamptz not null,
  decided_at timestamptz,
  version integer not null default 1 check (version > 0),
  constraint bookings_end_after_start check (ends_at > starts_at),
  constraint bookings_reason check ((reason is not null) = (state in ('declined', 'cancelled'))),
  constraint bookings_decided check ((decided_at is not null) = (state <> 'requested'))
);
create index bookings_start on bookings (starts_at, id);
create index bookings_space on bookings (space_id, starts_at);
create index bookings_applicant on bookings (applicant_id);

comment on column bookings.applicant_id is 'personal data: who asked; null when she has been erased';
comment on column bookings.title is 'personal data: free text, which may name somebody';
comment on column bookings.purpose is 'personal data: free text, which may tell about somebody';
comment on column bookings.reason is 'personal data: free text, which may tell about somebody';

create table booking_history (
  booking_id uuid not null references bookings,
  version integer not null,
  at timestamptz not null,
  by uuid,
  change text not null,
  state text not null,
  space_id uuid not null references spaces,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (booking_id, version)
);
create index booking_history_by on booking_history (by);

comment on column booking_history.by is 'personal data: who made the change; null when she has been erased';

-- What is taken. The constraint is the promise that nothing is ever booked twice.

create table allocations (
  booking_id uuid not null references bookings,
  cell_id uuid not null references cells,
  during tstzrange not null,
  primary key (booking_id, cell_id),
  constraint allocations_half_open check (
    not isempty(during) and lower_inc(during) and not upper_inc(during) and not lower_inf(during) and not upper_inf(during)
  ),
  constraint allocations_never_twice exclude using gist (cell_id with =, during with &&)
);

-- The states and changes of a booking: the same rows as in the code, which a test compares.

create table booking_transitions (
  change text not null,
  from_state text,
  to_state text not null,
  by text[] not null,
  unique nulls not distinct (change, from_state)
);

insert into booking_transitions (change, from_state, to_state, by) values
  ('request', null, 'requested', '{applicant}'),
  ('approve', 'requested', 'approved', '{staff}'),
  ('decline', 'requested', 'declined', '{staff}'),
  ('withdraw', 'requested', 'withdrawn', '{applicant}'),
  ('move', 'requested', 'requested', '{staff}'),
  ('move', 'approved', 'approved', '{staff}'),
  ('cancel', 'approved', 'cancelled', '{applicant,staff}');

create function refuse_illegal_transition() returns trigger language plpgsql as $$
declare
  was text := case when tg_op = 'UPDATE' then old.state end;
  is_moved boolean := tg_op = 'UPDATE'
    and (old.space_id, old.starts_at, old.ends_at) is distinct from (new.space_id, new.starts_at, new.ends_at);
begin
  if tg_op = 'UPDATE' and was = new.state and not is_moved then
    return new;
  end if;
  if not exists (
    select from booking_transitions
    where from_state is not distinct from was and to_state = new.state and (not is_moved or change = 'move')
  ) then
    raise exception 'a booking cannot go from % to %', coalesce(was, 'nothing'), new.state
      using errcode = 'check_violation', constraint = 'booking_transitions';
  end if;
  return new;
end $$;

create trigger refuse_illegal_transition before insert or update on bookings
  for each row execute function refuse_illegal_transition();

-- At commit an approved booking holds exactly the cells of its space for exactly its time, and no other booking holds any:
-- without it the constraint above would guard a table that says nothing.

create function refuse_other_cells() returns trigger language plpgsql as $$
declare
  checked uuid;
begin
  if tg_table_name = 'bookings' then
    checked := new.id;
  elsif tg_op = 'DELETE' then
    checked := old.booking_id;
  else
    checked := new.booking_id;
  end if;
  if exists (
    select from (
      select cell_id, tstzrange(starts_at, ends_at) as during
      from bookings join space_cells using (space_id)
      where id = checked and state = 'approved'
    ) as due
    full join (select cell_id, during from allocations where booking_id = checked) as held using (cell_id, during)
    where due is null or held is null
  ) then
    raise exception 'booking % does not hold the cells that it should', checked
      using errcode = 'check_violation', constraint = 'booking_holds_its_cells';
  end if;
  return null;
end $$;

create constraint trigger booking_holds_its_cells after insert or update of state, space_id, starts_at, ends_at on bookings
  deferrable initially deferred for each row execute function refuse_other_cells();
create constraint trigger booking_holds_its_cells after insert or update or delete on allocations
  deferrable initially deferred for each row execute function refuse_other_cells();

-- What booking keeps of what partners tells.

create table memberships (
  id uuid primary key,
  person_id uuid not null,
  organisation_id uuid not null,
  is_confirmed boolean not null,
  version integer not null
);
create index memberships_person on memberships (person_id, organisation_id);

comment on column memberships.person_id is 'personal data: who may act for the organisation';

create table organisations (
  id uuid primary key,
  name text not null,
  version integer not null
);

comment on column organisations.name is 'personal data: a sole trader''s may be her own name';

-- SHA-256 of the ids of people who were erased, so that nothing of theirs that comes late is stored again.
-- An id cannot be found from its digest.
create table forgotten_people (
  digest bytea primary key,
  at timestamptz not null
);
