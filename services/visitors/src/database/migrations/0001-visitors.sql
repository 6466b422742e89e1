-- Who is expected, and who has come. A visit says of itself where and when it is, so that what is kept of other services can be
-- rebuilt without it.

create table visits (
  id uuid primary key,                         -- of an attendee, that of her registration
  kind text not null check (kind in ('attendee', 'guest', 'walk-in')),
  state text not null check (state in ('expected', 'inside', 'left', 'cancelled')),
  title jsonb not null,                        -- {sv, en}
  visitor_name text,
  visitor_organisation text,
  visitor_id uuid,
  host_id uuid,
  site_id uuid not null,
  site_name jsonb not null,                    -- {sv, en}
  address text not null,
  space_name jsonb,                            -- {sv, en}
  time_zone text not null,
  booking_id uuid,
  booking_version integer,                     -- of a guest, how much of what is told of the booking has been obeyed
  event_id uuid,
  expected_from timestamptz not null,
  expected_until timestamptz not null,
  inside_site_id uuid,                         -- where she is, also when the visit is moved to another site meanwhile
  arrived_at timestamptz,
  left_at timestamptz,
  left_by text check (left_by in ('scan', 'reception', 'closing')),
  cancelled_at timestamptz,
  -- Since when nobody needs to know any more who it was.
  over_at timestamptz generated always as (
    case state when 'left' then greatest(left_at, expected_until) when 'cancelled' then cancelled_at when 'expected' then expected_until end
  ) stored,
  emptied_at timestamptz,
  version integer not null default 1 check (version > 0),
  constraint visits_end_after_start check (expected_until > expected_from),
  constraint visits_inside_somewhere check ((inside_site_id is not null) = (state = 'inside')),
  constraint visits_arrived check ((arrived_at is not null) = (state in ('inside', 'left'))),
  constraint visits_left check ((left_at is not null) = (state = 'left') and (left_by is null) = (left_at is null)),
  constraint visits_cancelled check ((cancelled_at is not null) = (state = 'cancelled')),
  constraint visits_of_kind check (
    case kind when 'attendee' then event_id is not null when 'guest' then booking_id is not null and booking_version is not null else true end
  )
);
create index visits_site_time on visits using gist (site_id, tstzrange(expected_from, expected_until));
create index visits_inside on visits (inside_site_id) where state = 'inside';
create index visits_booking on visits (booking_id) where booking_id is not null;
create index visits_visitor on visits (visitor_id) where visitor_id is not null;
create index visits_host on visits (host_id) where host_id is not null;
create index visits_to_empty on visits (over_at) where emptied_at is null;

-- A guest who is named again stays one guest. Who was taken back, let in by a door that did not know, and named again
-- meanwhile is two.
create unique index visits_one_guest_once on visits (booking_id, visitor_id) where kind = 'guest' and state = 'expected';

comment on column visits.title is 'personal data: free text, which may name somebody';
comment on column visits.visitor_name is 'personal data: who comes, as somebody has written it';
comment on column visits.visitor_organisation is 'personal data: where she comes from';
comment on column visits.visitor_id is 'personal data: who comes; null when she has been erased or the visit is long over';
comment on column visits.host_id is 'personal data: whom she visits; null when she has been erased or the visit is long over';

-- Every time that somebody went through a door, or is taken to have: what the rest follows from.

create table passages (
  position bigint generated always as identity primary key,
  visit_id uuid not null references visits,
  direction text not null check (direction in ('in', 'out')),
  at timestamptz not null,
  how text not null check (how in ('scan', 'reception', 'closing')),
  by text,
  nonce text constraint passages_scanned_once unique,
  constraint passages_nonce check ((nonce is not null) = (how = 'scan')),
  constraint passages_closing check (how <> 'closing' or direction = 'out')
);
create index passages_visit on passages (visit_id, at, position);
create index passages_by on passages (by) where by is not null;

comment on column passages.by is 'personal data: who scanned, or let her in or out; null when she has been erased or the visit is long over';

-- The times that somebody was inside. The constraint is the promise that nobody is inside twice at once.

create table entries (
  visit_id uuid not null references visits,
  came_in timestamptz not null,
  went_out timestamptz,
  constraint entries_out_after_in check (went_out >= came_in),
  constraint entries_never_twice exclude using gist (visit_id with =, tstzrange(came_in, went_out) with &&)
);
create index entries_visit on entries (visit_id);

-- At commit a visit is inside exactly when it has an entry that has no end.

create function refuse_other_entries() returns trigger language plpgsql as $$
declare
  checked uuid;
begin
  if tg_table_name = 'visits' then
    checked := new.id;
  elsif tg_op = 'DELETE' then
    checked := old.visit_id;
  else
    checked := new.visit_id;
  end if;
  if exists (
    select from visits
    where id = checked and (state = 'inside') <> exists (select from entries where visit_id = checked and went_out is null)
  ) then
    raise exception 'visit % is not where its entries say', checked
      using errcode = 'check_violation', constraint = 'visit_is_where_its_entries_say';
  end if;
  return null;
end $$;

create constraint trigger visit_is_where_its_entries_say after insert or update of state on visits
  deferrable initially deferred for each row execute function refuse_other_entries();
create constraint trigger visit_is_where_its_entries_say after insert or update or delete on entries
  deferrable initially deferred for each row execute function refuse_other_entries();

-- The states and changes of a visit: the same rows as in the code, which a test compares.

create table visit_transitions (
  change text not null,
  from_state text,
  to_state text not null,
  unique nulls not distinct (change, from_state)
);

insert into visit_transitions (change, from_state, to_state) values
  ('expect', null, 'expected'),
  ('expect', 'cancelled', 'expected'),
  ('move', 'expected', 'expected'),
  ('move', 'inside', 'inside'),
  ('move', 'left', 'left'),
  ('cancel', 'expected', 'cancelled'),
  ('arrive', null, 'inside'),
  ('arrive', 'expected', 'inside'),
  ('arrive', 'left', 'inside'),
  ('leave', 'inside', 'left'),
  ('find', 'cancelled', 'inside'),
  ('merge', 'expected', 'left'),
  ('merge', 'cancelled', 'left');

create function refuse_illegal_transition() returns trigger language plpgsql as $$
declare
  was text := case when tg_op = 'UPDATE' then old.state end;
  is_moved boolean := tg_op = 'UPDATE' and (old.site_id, old.expected_from, old.expected_until)
    is distinct from (new.site_id, new.expected_from, new.expected_until);
begin
  if tg_op = 'UPDATE' and was = new.state and not is_moved then
    return new;
  end if;
  if not exists (
    select from visit_transitions
    where from_state is not distinct from was and to_state = new.state and (not is_moved or change in ('move', 'expect'))
  ) then
    raise exception 'a visit cannot go from % to %', coalesce(was, 'nothing'), new.state
      using errcode = 'check_violation', constraint = 'visit_transitions';
  end if;
  return new;
end $$;

create trigger refuse_illegal_transition before insert or update on visits
  for each row execute function refuse_illegal_transition();

-- The newest that has been obeyed of what events tells of a registration, also where it led to no visit.
create table registrations (
  id uuid primary key,
  version integer not null
);

-- What visitors keeps of what booking and partners tell.

create table sites (
  id uuid primary key,
  name jsonb not null,                         -- {sv, en}
  address text not null,
  time_zone text not null,
  closings jsonb not null,                     -- {"2026-11-26": "2026-11-26T16:00:00Z", …}: the days on which it is open
  version integer not null
);

create table bookings (
  id uuid primary key,
  state text not null,
  title text not null,
  people integer not null,
  applicant_id uuid,
  site_id uuid not null,
  site_name jsonb not null,                    -- {sv, en}
  address text not null,
  space_name jsonb not null,                   -- {sv, en}
  time_zone text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  version integer not null
);
create index bookings_applicant on bookings (applicant_id);

comment on column bookings.title is 'personal data: free text, which may name somebody';
comment on column bookings.applicant_id is 'personal data: who asked, the host of its guests; null when she has been erased';

create table people (
  id uuid primary key,
  name text,
  version integer not null
);

comment on column people.id is 'personal data: who somebody is';
comment on column people.name is 'personal data: what she is called';

-- SHA-256 of the ids of people who were erased, so that nothing of theirs that comes late is stored again.
-- An id cannot be found from its digest.
create table forgotten_people (
  digest bytea primary key,
  at timestamptz not null
);

create function unless_forgotten(person text) returns text language sql stable as $$
  select person where not exists (select from forgotten_people where digest = sha256(convert_to(lower(person), 'UTF8')))
$$;

-- What has been removed of visitors' personal data, and by which rule. Nobody can change what it says.
create table removals (
  id uuid primary key,
  at timestamptz not null,
  rule text not null,
  ended_before timestamptz not null,
  visits integer not null check (visits > 0)
);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'what has been removed stays on record' using errcode = 'insufficient_privilege';
end $$;

create trigger refuse_rewriting before update or delete or truncate on removals
  for each statement execute function refuse_rewriting();
