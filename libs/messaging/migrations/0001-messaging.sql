-- What every service needs to promise that no message is lost and none takes effect twice.

-- Facts, written in the transaction that made them true, until and seven days after the broker has them.
create table outbox (
  id uuid primary key,                       -- CloudEvents id, and Nats-Msg-Id
  position bigint generated always as identity,
  type text not null,
  aggregate_id uuid not null,
  aggregate_version integer not null check (aggregate_version > 0),
  envelope text not null,                    -- the CloudEvent as it is sent, byte for byte
  created_at timestamptz not null default now(),
  published_at timestamptz
);
create index outbox_waiting on outbox (position) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;
create index outbox_aggregate on outbox (aggregate_id);

-- Which incarnation of the broker's stream the outbox was published to, and how far it had come: another one, or one that
-- has lost its end, means that the outbox must be published again.
create table outbox_stream (
  only_row boolean primary key default true check (only_row),
  created text not null,
  sequence bigint not null
);

-- What has taken effect: one row a reaction and event, written in the transaction of the effect.
create table inbox (
  reaction text not null,
  event_id uuid not null,
  at timestamptz not null default now(),
  primary key (reaction, event_id)
);
create index inbox_at on inbox (at);

-- Events that a reaction could not take in, with the reason, until somebody replays them.
create table dead_letters (
  id uuid primary key,
  reaction text not null,
  event_id uuid not null,
  event_type text not null,
  aggregate_id text not null,
  envelope text not null,
  reason text not null,
  attempts integer not null,
  died_at timestamptz not null default now(),
  unique (reaction, event_id)
);
create index dead_letters_aggregate on dead_letters (aggregate_id);

-- Answers given, so that a command sent again gets the same one and has no second effect.
create table idempotency (
  actor text not null,
  key text not null,
  subject text not null,
  fingerprint text not null,                 -- SHA-256 of subject and input
  reply jsonb,
  at timestamptz not null default now(),
  primary key (actor, key)
);
create index idempotency_at on idempotency (at);
