-- What decisions rest on: reasons that stay as they were given, rules for when two have to approve, and what may be taken up again.

-- One that was ever given says for ever what it said: whoever was declined with it is not told something else afterwards.
alter table reasons add column is_other boolean not null default false;  -- what words alone are filed under
create unique index reasons_other on reasons (kind) where is_other and in_use;
create index bookings_reason on bookings (reason_id) where reason_id is not null;
create index booking_history_reason on booking_history ((details ->> 'reasonId')) where details ? 'reasonId';

create function refuse_changed_reason() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.text, new.kind, new.is_other) is distinct from (old.text, old.kind, old.is_other) then
    if exists (select from bookings where reason_id = old.id)
      or exists (select from booking_history where details ? 'reasonId' and details ->> 'reasonId' = old.id::text) then
      raise exception 'a reason that was given stays as it was' using errcode = 'check_violation', constraint = 'given_reasons_stay';
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger refuse_changed_reason before update or delete on reasons for each row execute function refuse_changed_reason();

-- A beginning, which each house changes to its own.
insert into reasons (id, kind, text, position, is_other) values
  ('019a0000-0000-7000-8000-0000000d0001', 'decline', '{"sv": "Lokalen behövs för stadens egen verksamhet", "en": "The city needs the space itself"}', 1, false),
  ('019a0000-0000-7000-8000-0000000d0002', 'decline', '{"sv": "En annan förfrågan om samma tid har gått före", "en": "Another request for the same time came before yours"}', 2, false),
  ('019a0000-0000-7000-8000-0000000d0003', 'decline', '{"sv": "Ändamålet stämmer inte med vad huset är till för", "en": "The purpose is not what the house is for"}', 3, false),
  ('019a0000-0000-7000-8000-0000000d0004', 'decline', '{"sv": "Lokalen passar inte för det som planeras", "en": "The space does not suit what is planned"}', 4, false),
  ('019a0000-0000-7000-8000-0000000d0005', 'decline', '{"sv": "Uppgifter som vi har bett om har inte kommit i tid", "en": "What we asked to be told did not come in time"}', 5, false),
  ('019a0000-0000-7000-8000-0000000d0006', 'decline', '{"sv": "Huset saknar personal den tiden", "en": "The house has no staff at that time"}', 6, false),
  ('019a0000-0000-7000-8000-0000000d0007', 'decline', '{"sv": "Annat skäl", "en": "Another reason"}', 7, true),
  ('019a0000-0000-7000-8000-0000000d0011', 'cancel', '{"sv": "Lokalen behövs för stadens egen verksamhet", "en": "The city needs the space itself"}', 1, false),
  ('019a0000-0000-7000-8000-0000000d0012', 'cancel', '{"sv": "Lokalen kan inte användas på grund av skada eller reparation", "en": "The space cannot be used because of damage or repairs"}', 2, false),
  ('019a0000-0000-7000-8000-0000000d0013', 'cancel', '{"sv": "Villkoren för bokningen har inte följts", "en": "The terms of the booking were not kept"}', 3, false),
  ('019a0000-0000-7000-8000-0000000d0014', 'cancel', '{"sv": "Den som har bokat har bett om det", "en": "Whoever booked has asked for it"}', 4, false),
  ('019a0000-0000-7000-8000-0000000d0015', 'cancel', '{"sv": "Huset är stängt den tiden", "en": "The house is closed at that time"}', 5, false),
  ('019a0000-0000-7000-8000-0000000d0016', 'cancel', '{"sv": "Annat skäl", "en": "Another reason"}', 6, true);

-- When one person's approval is not enough. A version never changes: a decision refers to the one that it was made under.

create table approval_rules (
  site_id uuid not null references sites,
  version integer not null check (version > 0),
  people_over integer check (people_over >= 0),           -- null is however many
  outside_opening_hours boolean not null,
  alcohol boolean not null,
  at timestamptz not null,
  by uuid,
  primary key (site_id, version)
);
comment on column approval_rules.by is 'personal data: who set them; null when she has been erased';
create trigger refuse_changed_version before update or delete on approval_rules for each row execute function refuse_changed_version();

-- Null where one is always enough.
alter table sites add column approval_rules_version integer;
alter table sites add constraint sites_approval_rules foreign key (id, approval_rules_version) references approval_rules (site_id, version)
  deferrable initially deferred;

alter table bookings add constraint bookings_second_approval check (second_approval <@ '{people,opening-hours,alcohol}');
create index bookings_first_approved_by on bookings (first_approved_by) where first_approved_by is not null;
create index bookings_first_approved on bookings (starts_at, id) where state = 'requested' and first_approved_at is not null;

insert into booking_transitions (change, from_state, to_state, by) values
  ('approve-first', 'requested', 'requested', '{staff}'),
  ('reopen', 'declined', 'requested', '{staff}'),
  ('reopen', 'cancelled', 'requested', '{staff}');

-- At commit what two have to approve is approved only if another person than the first has approved it last. Once it is, it stays so
-- when the first is erased; no ground can be added to it.
create function refuse_single_approval() returns trigger language plpgsql as $$
declare
  was_approved boolean := tg_op = 'UPDATE' and old.state = 'approved';
begin
  if was_approved and new.second_approval <@ old.second_approval then
    return null;
  end if;
  if was_approved or new.first_approved_at is null or not exists (
    select from booking_history
    where booking_id = new.id and version = new.version and change = 'approve' and by <> new.first_approved_by
  ) then
    raise exception 'two have to approve %', new.id using errcode = 'check_violation', constraint = 'booking_second_approval';
  end if;
  return null;
end $$;

create constraint trigger booking_second_approval after insert or update of state, second_approval on bookings
  deferrable initially deferred for each row
  when (new.state = 'approved' and new.second_approval <> '{}') execute function refuse_single_approval();
