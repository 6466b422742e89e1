-- What this service keeps of what booking tells.

create table sites (
  id uuid primary key,
  slug text not null,
  name jsonb not null,                        -- {sv, en}
  address text not null,
  time_zone text not null,
  version integer not null
);

create table bookings (
  id uuid primary key,
  state text not null,
  site_id uuid not null,
  site_name jsonb not null,                   -- {sv, en}
  address text not null,
  space_id uuid not null,
  space_name jsonb not null,                  -- {sv, en}
  time_zone text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  event_id uuid,                              -- which asked for it
  version integer not null
);

-- Events.

create table events (
  id uuid primary key,
  slug text not null unique,
  kind text not null,
  theme text,
  topics text[] not null,
  title jsonb not null,                       -- {sv, en}
  summary jsonb not null,                     -- {sv, en}
  description jsonb not null,                 -- {sv, en}
  state text not null check (state in ('draft', 'published', 'cancelled', 'over')),
  attendance text not null check (attendance in ('on-site', 'online', 'hybrid')),
  online_url text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  capacity integer not null,
  seats_taken integer not null default 0,     -- by registrations that are confirmed or offered a seat
  waiting integer not null default 0 check (waiting >= 0),
  registration_opens timestamptz,
  registration_closes timestamptz,
  organiser_id uuid,
  organisation_id uuid,
  space_state text not null check (space_state in ('none', 'wanted', 'requested', 'approved', 'refused', 'lost')),
  space_refusal text,
  wanted_space_id uuid,
  booking_id uuid,
  place jsonb,                                -- {bookingId, siteId, siteName, address, spaceId, spaceName}, of the booking as it was last followed
  booked_from timestamptz,                    -- the time of that booking, or the time that booking was asked for
  booked_until timestamptz,
  reason text,
  created_at timestamptz not null,
  published_at timestamptz,
  changed_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  constraint events_end_after_start check (ends_at > starts_at),
  constraint events_seats check (seats_taken between 0 and capacity),
  constraint events_registration check (registration_closes <= starts_at and registration_opens < coalesce(registration_closes, starts_at)),
  constraint events_reason check ((reason is not null) = (state = 'cancelled')),
  constraint events_published check (published_at is not null or state in ('draft', 'cancelled')),
  constraint events_place check ((booking_id is not null) = (space_state in ('requested', 'approved')) and (place is null) = (booking_id is null)),
  constraint events_within_booking check (booking_id is null or (starts_at >= booked_from and ends_at <= booked_until)),
  constraint events_refusal check ((space_refusal is not null) = (space_state = 'refused'))
);
create index events_start on events (starts_at, id);
create index events_organiser on events (organiser_id);
create index events_end on events (ends_at) where state = 'published';
-- A space cannot be two events' at the same time.
create unique index events_booking on events (booking_id) where state in ('draft', 'published');

comment on column events.organiser_id is 'personal data: who drafted it; null when she has been erased';
comment on column events.title is 'personal data: free text, which may name somebody';
comment on column events.summary is 'personal data: free text, which may name somebody';
comment on column events.description is 'personal data: free text, which may tell about somebody';
comment on column events.reason is 'personal data: free text, which may tell about somebody';

create table sessions (
  id uuid primary key,
  event_id uuid not null references events,
  title jsonb not null,                       -- {sv, en}
  description jsonb,                          -- {sv, en}
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  speakers jsonb not null,                    -- [{name, title, organisation}]
  constraint sessions_end_after_start check (ends_at > starts_at)
);
create index sessions_event on sessions (event_id);

comment on column sessions.title is 'personal data: free text, which may name somebody';
comment on column sessions.description is 'personal data: free text, which may tell about somebody';
comment on column sessions.speakers is 'personal data: who speaks, as the programme shows';

-- Registrations.

create table registrations (
  id uuid primary key,
  event_id uuid not null references events,
  -- The order in which they came: it is given under the lock of the event.
  position bigint generated always as identity,
  state text not null check (state in ('confirmed', 'waiting', 'offered', 'withdrawn', 'lapsed', 'cancelled')),
  attendee_id uuid,
  by_sms boolean not null,
  offer_expires_at timestamptz,
  registered_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  constraint registrations_offer check ((offer_expires_at is not null) = (state in ('offered', 'lapsed')))
);
create unique index registrations_live on registrations (event_id, attendee_id) where state in ('confirmed', 'waiting', 'offered');
create index registrations_event on registrations (event_id, position);
create index registrations_waiting on registrations (event_id, position) where state = 'waiting';
create index registrations_attendee on registrations (attendee_id, position);
create index registrations_offer on registrations (offer_expires_at) where state = 'offered';

comment on column registrations.attendee_id is 'personal data: who is registered; null when she has been erased';

-- The states and changes of events and registrations: the same rows as in the code, which a test compares.

create table event_transitions (
  change text not null,
  from_state text,
  to_state text not null,
  unique nulls not distinct (change, from_state)
);

insert into event_transitions (change, from_state, to_state) values
  ('draft', null, 'draft'),
  ('change', 'draft', 'draft'),
  ('change', 'published', 'published'),
  ('publish', 'draft', 'published'),
  ('cancel', 'draft', 'cancelled'),
  ('cancel', 'published', 'cancelled'),
  ('end', 'published', 'over');

create table registration_transitions (
  change text not null,
  from_state text,
  to_state text not null,
  unique nulls not distinct (change, from_state)
);

insert into registration_transitions (change, from_state, to_state) values
  ('admit', null, 'confirmed'),
  ('enlist', null, 'waiting'),
  ('offer', 'waiting', 'offered'),
  ('give', 'waiting', 'confirmed'),
  ('give', 'offered', 'confirmed'),
  ('accept', 'offered', 'confirmed'),
  ('lapse', 'offered', 'lapsed'),
  ('withdraw', 'confirmed', 'withdrawn'),
  ('withdraw', 'waiting', 'withdrawn'),
  ('withdraw', 'offered', 'withdrawn'),
  ('cancel', 'confirmed', 'cancelled'),
  ('cancel', 'waiting', 'cancelled'),
  ('cancel', 'offered', 'cancelled');

create function refuse_illegal_event() returns trigger language plpgsql as $$
declare
  was text := case when tg_op = 'UPDATE' then old.state end;
  is_changed boolean := tg_op = 'UPDATE'
    and (old.starts_at, old.ends_at, old.booking_id, old.capacity) is distinct from (new.starts_at, new.ends_at, new.booking_id, new.capacity);
begin
  if tg_op = 'UPDATE' and was = new.state and not is_changed then
    return new;
  end if;
  if not exists (
    select from event_transitions
    where from_state is not distinct from was and to_state = new.state and (not is_changed or change = 'change')
  ) then
    raise exception 'an event cannot go from % to %', coalesce(was, 'nothing'), new.state
      using errcode = 'check_violation', constraint = 'event_transitions';
  end if;
  return new;
end $$;

create trigger refuse_illegal_event before insert or update on events
  for each row execute function refuse_illegal_event();

create function refuse_illegal_registration() returns trigger language plpgsql as $$
declare
  was text := case when tg_op = 'UPDATE' then old.state end;
begin
  if was is distinct from new.state and not exists (
    select from registration_transitions where from_state is not distinct from was and to_state = new.state
  ) then
    raise exception 'a registration cannot go from % to %', coalesce(was, 'nothing'), new.state
      using errcode = 'check_violation', constraint = 'registration_transitions';
  end if;
  return new;
end $$;

create trigger refuse_illegal_registration before insert or update on registrations
  for each row execute function refuse_illegal_registration();

-- At commit the counters of an event say how many hold a seat and how many wait: without it the CHECK on them would guard a
-- number that says nothing.

create function refuse_other_seats() returns trigger language plpgsql as $$
declare
  checked uuid;
  is_right boolean;
begin
  if tg_table_name = 'events' then
    checked := new.id;
  elsif tg_op = 'DELETE' then
    checked := old.event_id;
  else
    checked := new.event_id;
  end if;
  -- It runs at commit, when all has been changed, so once for each event is enough: thousands may be cancelled together.
  if current_setting('events.counted', true) = checked::text then
    return null;
  end if;
  perform set_config('events.counted', checked::text, true);
  select event.seats_taken = count(registration.id) filter (where registration.state in ('confirmed', 'offered'))
    and event.waiting = count(registration.id) filter (where registration.state = 'waiting')
  into is_right
  from events as event left join registrations as registration on registration.event_id = event.id
  where event.id = checked group by event.id;
  if not is_right then
    raise exception 'event % does not count its registrations as they are', checked
      using errcode = 'check_violation', constraint = 'events_count_their_seats';
  end if;
  return null;
end $$;

create constraint trigger events_count_their_seats after insert or update of seats_taken, waiting on events
  deferrable initially deferred for each row execute function refuse_other_seats();
create constraint trigger events_count_their_seats after insert or update of state, event_id or delete on registrations
  deferrable initially deferred for each row execute function refuse_other_seats();

-- SHA-256 of the ids of people who were erased, so that nothing of theirs that comes late is stored again.
-- An id cannot be found from its digest.
create table forgotten_people (
  digest bytea primary key,
  at timestamptz not null
);
