-- Devices of the house, which sign in by a key. No key is stored: it is made of the device's id and of which of its keys it is.
create table devices (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('door-panel', 'kiosk', 'lobby-screen', 'sensor-hub')),
  site_id uuid,
  space_id uuid,
  registered_at timestamptz not null,
  key_number integer not null default 1 check (key_number > 0),  -- another key, another number
  first_seen_at timestamptz,                                     -- with the key that it has now
  last_seen_at timestamptz,
  revoked_at timestamptz,
  version integer not null default 1 check (version > 0),
  check ((first_seen_at is null) = (last_seen_at is null))
);
