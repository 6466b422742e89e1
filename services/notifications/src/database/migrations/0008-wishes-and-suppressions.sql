-- What people want to be told, and how.
create table preferences (
  person_id uuid not null,
  category text not null check (category in ('decision', 'practical', 'reminder', 'news')),
  channel text not null check (channel in ('email', 'sms')),
  choice text not null check (choice in ('at-once', 'daily', 'off')),
  changed_at timestamptz not null,
  primary key (person_id, category, channel)
);
comment on table preferences is 'personal data: what she wants to be told; gone when she is erased';

-- When somebody does not want to be disturbed, where it is not when the house thinks.
create table quiet_hours (
  person_id uuid primary key,
  begins time not null,                         -- by the clocks of her zone
  ends time not null,                           -- also on the day after; the same as begins: never quiet
  time_zone text not null,
  changed_at timestamptz not null
);
comment on table quiet_hours is 'personal data: when she does not want to be disturbed; gone when she is erased';

-- Addresses and numbers to which nothing more is sent, since what was sent there came back.
create table suppressed_addresses (
  id uuid primary key,
  channel text not null check (channel in ('email', 'sms')),
  address text not null,                        -- folded to lower case; of an SMS, E.164
  reason text not null check (reason in ('bounced', 'complained')),
  answer text,                                  -- what the other side said, masked
  delivery_id uuid,                             -- what was sent when it was found out
  since timestamptz not null,
  lifted_at timestamptz,
  lifted_by uuid
);
create unique index suppressed_addresses_once on suppressed_addresses (channel, address) where lifted_at is null;
comment on column suppressed_addresses.address is 'personal data: an address that takes no mail; gone when its person is erased';
comment on column suppressed_addresses.answer is 'personal data: what a server said, which may tell about somebody';
