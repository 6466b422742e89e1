-- Each message has a category, which decides how it is treated, and a cause, which tells why it was sent. States are named as
-- the mail and SMS trade names them: what waits is queued, what nobody wants any more is suppressed, what has been reported to
-- have come is delivered, and where it cannot be known whether it went through, it is uncertain.

drop trigger deliveries_state on deliveries;
drop function refuse_illegal_delivery_state();
drop index deliveries_due;

do $$
declare
  name text;
begin
  for name in select conname from pg_constraint where conrelid = 'deliveries'::regclass and contype = 'c' loop
    execute format('alter table deliveries drop constraint %I', name);
  end loop;
end $$;

update deliveries set state = 'queued' where state = 'pending';
update deliveries set state = 'suppressed' where state = 'superseded';

alter table deliveries
  add column category text not null default 'practical',
  add column to_house boolean not null default false,   -- for those who work in the house, at its own address; nobody's personal data
  add column cause_id uuid,                             -- the fact's event id
  add column cause_type text,                           -- the fact's type
  add column due_at timestamptz,                        -- when it is meant to be sent; of a reminder long after created_at
  add column digest_for timestamptz,                    -- goes with all that the same person is told at the same time, as one
  add column why text,                                  -- code of why it was suppressed, or waits
  add column provider text,                             -- who accepted it
  add column provider_id text,                          -- what the provider calls it
  add column parts integer,                             -- of an SMS
  add column cost integer,                              -- in 1/10,000 of the provider's currency
  add column reported_at timestamptz,                   -- when it was reported to have come, or not to come
  add column answer text,                               -- what her calendar answered to an invitation
  add column answered_at timestamptz,
  add column read_at timestamptz;                       -- of what stands in the app

update deliveries set due_at = created_at;
update deliveries set category = case
  when kind = 'sign-in-code' then 'sign-in'
  when kind ~ '^(booking|series|change|registration|visit)-(requested|asked|waitlisted|expected|approved|declined|decided|cancelled|moved|changed|confirmed|withdrawn|lapsed|offered)$'
    or kind in ('offer-made', 'offer-ended') or kind ~ '^agreement-(sent|signed|terminated|withdrawn)$' then 'decision'
  else 'practical' end;

alter table deliveries
  alter column due_at set not null,
  alter column category drop default,
  add constraint deliveries_category check (category in ('sign-in', 'decision', 'practical', 'reminder', 'news')),
  add constraint deliveries_channel check (channel in ('email', 'sms', 'app')),
  add constraint deliveries_state check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'suppressed', 'uncertain')),
  add constraint deliveries_answer check (answer in ('accepted', 'declined', 'tentative')),
  -- What is uncertain is due again where its category has it sent again.
  add constraint deliveries_next check (case state when 'queued' then next_attempt_at is not null when 'uncertain' then true else next_attempt_at is null end),
  add constraint deliveries_lease check ((state = 'sending') = (lease_until is not null)),
  add constraint deliveries_sent check (state <> 'sent' or sent_at is not null),
  add constraint deliveries_house check (not to_house or person_id is null),
  add constraint deliveries_read check (read_at is null or channel = 'app');

-- One fact makes one message each way to each: also where it comes five times, and where what it is about has no version.
create unique index deliveries_once_by_cause on deliveries (cause_id, kind, channel, person_id) where cause_id is not null and not to_house;
create unique index deliveries_once_to_house on deliveries (cause_id, kind, channel) where to_house;

-- Each category is its own lane.
create index deliveries_due on deliveries (category, (attempts > 0), next_attempt_at, about_version) where next_attempt_at is not null;
create index deliveries_left_behind on deliveries (lease_until) where state = 'sending';
create index deliveries_digest on deliveries (person_id, digest_for) where digest_for is not null and next_attempt_at is not null;
create index deliveries_app on deliveries (person_id, id desc) where channel = 'app';
create index deliveries_person on deliveries (person_id, id desc);
create unique index deliveries_provider_id on deliveries (provider, provider_id) where provider_id is not null;

comment on column deliveries.answer is 'personal data: whether she said that she comes';

-- The states of a delivery. From sending to sending: taken over from a process that died. Nothing goes backwards from what has been
-- reported, whatever is reported later.
create function refuse_illegal_delivery_state() returns trigger language plpgsql as $$
begin
  if (old.state, new.state) not in (
    ('queued', 'sending'), ('queued', 'suppressed'), ('queued', 'failed'),
    ('sending', 'sent'), ('sending', 'delivered'), ('sending', 'queued'), ('sending', 'failed'), ('sending', 'suppressed'), ('sending', 'uncertain'),
    ('uncertain', 'sending'), ('uncertain', 'sent'), ('uncertain', 'delivered'), ('uncertain', 'failed'), ('uncertain', 'suppressed'),
    ('sent', 'delivered'), ('sent', 'failed'),
    ('failed', 'queued'), ('failed', 'suppressed')
  ) and old.state <> new.state then
    raise exception 'a delivery does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger deliveries_state before update of state on deliveries
  for each row execute function refuse_illegal_delivery_state();

-- Each time that handing over was tried, and what came of it.
create table delivery_attempts (
  delivery_id uuid not null references deliveries on delete cascade,
  attempt integer not null check (attempt > 0),
  at timestamptz not null,
  provider text,
  outcome text not null,                        -- sent, deferred, refused, away, unknown …
  answer text,                                  -- what the provider said, masked; null where nothing was asked of one
  primary key (delivery_id, attempt)
);
comment on column delivery_attempts.answer is 'personal data: what a server said, which may tell about somebody';
