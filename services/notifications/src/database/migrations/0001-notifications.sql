-- Who messages go to: what partners last told of each person.

create table people (
  id uuid primary key,
  email text not null,
  name text,
  phone text,
  language text not null check (language in ('sv', 'en')),
  sms_wanted boolean not null,
  version integer not null check (version > 0)
);
create index people_email on people (lower(email));

comment on column people.id is 'personal data: who it is';
comment on column people.email is 'personal data: where mail goes';
comment on column people.name is 'personal data: how she is greeted';
comment on column people.phone is 'personal data: where SMS go';
comment on column people.language is 'personal data: how she wants to be written to';
comment on column people.sms_wanted is 'personal data: how she wants to be reached';

-- Those who were erased, so that a fact which comes late does not bring them back. A digest tells nobody who they were.
create table forgotten_people (
  digest bytea primary key,                   -- SHA-256 of the person's id
  at timestamptz not null default now()
);

-- What has been told of each booking, so that nothing older is told after it.
create table told_bookings (
  booking_id uuid primary key,
  version integer not null,
  invited boolean not null,                   -- an invitation has been given and not taken back
  told_as jsonb                               -- {start, end, timeZone, spaceName}: what a move is compared with
);

-- One row for each message and each way in which it goes out.
create table deliveries (
  id uuid primary key,                        -- also its Message-ID
  kind text not null,
  channel text not null check (channel in ('email', 'sms')),
  person_id uuid,
  recipient text,
  about uuid,
  about_version integer,
  content jsonb,                              -- what is needed to write it again
  state text not null check (state in ('pending', 'sending', 'sent', 'failed', 'superseded')),
  attempts integer not null default 0,
  maybe_twice boolean not null default false,
  last_error text,
  next_attempt_at timestamptz,
  lease_until timestamptz,                    -- when it is taken to be left behind by a process that died
  created_at timestamptz not null,
  sent_at timestamptz,
  traceparent text not null,
  constraint deliveries_once unique (person_id, kind, about, about_version, channel),
  check ((state = 'pending') = (next_attempt_at is not null)),
  check ((state = 'sending') = (lease_until is not null)),
  check ((state = 'sent') = (sent_at is not null))
);
create index deliveries_due on deliveries (coalesce(next_attempt_at, lease_until)) where state in ('pending', 'sending');
create index deliveries_about on deliveries (about, channel, about_version);
create index deliveries_codes on deliveries (created_at) where kind = 'sign-in-code';
create index deliveries_recipient on deliveries (lower(recipient));

comment on column deliveries.person_id is 'personal data: who it was for; null when she has been erased';
comment on column deliveries.recipient is 'personal data: address or number that it went to; null when she has been erased';
comment on column deliveries.content is 'personal data: free text such as a title or a reason, which may tell about somebody; null when she has been erased';
comment on column deliveries.last_error is 'personal data: what a server said, which may tell about somebody';

-- The states of a delivery. From sending to sending: taken over from a process that died.
create function refuse_illegal_delivery_state() returns trigger language plpgsql as $$
begin
  if (old.state, new.state) not in (
    ('pending', 'sending'), ('pending', 'superseded'),
    ('sending', 'sending'), ('sending', 'sent'), ('sending', 'pending'), ('sending', 'failed'), ('sending', 'superseded'),
    ('failed', 'pending'), ('failed', 'superseded')
  ) and old.state <> new.state then
    raise exception 'a delivery does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger deliveries_state before update of state on deliveries
  for each row execute function refuse_illegal_delivery_state();
