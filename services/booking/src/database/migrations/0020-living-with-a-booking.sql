-- What happens to a booking once it is given: it is to be changed, somebody comes, somebody leaves early, or nobody comes.

-- What takes more than was given is decided anew, and until then the booking stays as it is.
create table booking_changes (
  id uuid primary key,
  booking_id uuid not null references bookings,
  state text not null check (state in ('asked', 'approved', 'declined', 'withdrawn', 'superseded')),
  space_id uuid not null references spaces,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  people integer not null check (people > 0),
  layout text,
  pooled jsonb not null,                      -- [{poolId, amount}]
  service_ids uuid[] not null,
  was jsonb not null,                         -- what the booking had of the same when it was asked
  asked_by uuid,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  reason_id uuid references reasons,
  version integer not null default 1 check (version > 0),
  constraint booking_changes_decided check ((decided_at is not null) = (state in ('approved', 'declined', 'withdrawn'))),
  constraint booking_changes_reason check (state = 'declined' or reason is null and reason_id is null)
);
create unique index booking_changes_one_asked on booking_changes (booking_id) where state = 'asked';
create index booking_changes_waiting on booking_changes (asked_at, id) where state = 'asked';
create index booking_changes_booking on booking_changes (booking_id, asked_at);
create index booking_changes_asked_by on booking_changes (asked_by, asked_at);
comment on column booking_changes.asked_by is 'personal data: who asked; null when she has been erased';
comment on column booking_changes.decided_by is 'personal data: who decided; null when she has been erased, or nobody has';
comment on column booking_changes.reason is 'personal data: free words may tell about somebody';

-- It was asked of the booking as that was. Whoever changes the booking need not think of it.
create function supersede_change() returns trigger language plpgsql as $$
begin
  update booking_changes set state = 'superseded', version = version + 1 where booking_id = new.id and state = 'asked';
  return null;
end $$;
create trigger supersede_change after update on bookings for each row when (
  (old.state, old.space_id, old.starts_at, old.ends_at, old.people, old.layout, old.pooled, old.service_ids, old.applicant_id) is distinct from
  (new.state, new.space_id, new.starts_at, new.ends_at, new.people, new.layout, new.pooled, new.service_ids, new.applicant_id)
) execute function supersede_change();

insert into booking_transitions (change, from_state, to_state, by) values
  ('check-in', 'approved', 'approved', '{applicant,staff,reception,door}'),
  ('undo-check-in', 'approved', 'approved', '{staff,reception}'),
  ('finish', 'approved', 'approved', '{applicant,staff,reception}'),
  ('release', 'approved', 'cancelled', '{rules}');

-- What the rules give as their reason; nobody chooses it.
insert into reasons (id, kind, text, position, in_use) values (
  '019a0000-0000-7000-8000-0000000d0021', 'cancel', '{"sv": "Ingen kom", "en": "Nobody came"}', 8, false
);

alter table bookings
  add constraint bookings_no_show check (not is_no_show or state = 'cancelled' and checked_in_at is null),
  add constraint bookings_finished check (finished_at is null or state in ('approved', 'cancelled'));

-- Wrong codes tried at a door in the last minute.
create table door_tries (
  device text not null,
  space_id uuid not null references spaces,
  tried_at timestamptz[] not null,
  primary key (device, space_id)
);
