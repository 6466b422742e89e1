-- Other times and spaces that staff offer whoever asked for what she cannot have. What is offered is kept for her until the deadline.

create table offers (
  id uuid primary key,
  booking_id uuid not null references bookings,
  -- Ended is one whose request was decided, moved or withdrawn in some other way.
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'lapsed', 'withdrawn', 'ended')),
  until timestamptz not null,
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  accepted integer,                           -- which of the alternatives
  is_told boolean not null default true,      -- whether it has been told how it stands
  version integer not null default 1 check (version > 0),
  constraint offers_until check (until > made_at),
  constraint offers_ended check ((ended_at is not null) = (state <> 'open')),
  constraint offers_accepted check ((accepted is not null) = (state = 'accepted'))
);
create unique index offers_open on offers (booking_id) where state = 'open';
create index offers_booking on offers (booking_id);
create index offers_until on offers (until) where state = 'open';
create index offers_to_tell on offers (id) where not is_told;
create index offers_made_by on offers (made_by) where made_by is not null;
comment on column offers.made_by is 'personal data: who offered it; null when she has been erased';

create table offer_alternatives (
  offer_id uuid not null references offers on delete cascade,
  choice integer not null check (choice between 1 and 5),
  space_id uuid not null references spaces,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  layout text,
  setup_minutes integer not null check (setup_minutes between 0 and 1440),
  clearup_minutes integer not null check (clearup_minutes between 0 and 1440),
  holds_floor boolean not null,               -- as the request would there, were it not approved
  pooled jsonb not null,                      -- [{poolId, amount}]
  rules_version integer not null,             -- that it was offered under
  second_approval text[] not null default '{}',  -- on what grounds two have approved it
  primary key (offer_id, choice),
  foreign key (space_id, rules_version) references space_rules (space_id, version)
);

-- The time is kept by holds of the offer, which are nobody's own: whatever asks about somebody's hold never means one of these.
alter table holds
  alter column person_id drop not null,
  add column offer_id uuid references offers on delete cascade,
  add constraint holds_one_owner check (num_nonnulls(person_id, offer_id) = 1);
create index holds_offer on holds (offer_id) where offer_id is not null;

-- And what of the pools is to be carried there.
alter table pool_claims
  drop constraint pool_claims_pkey,
  alter column booking_id drop not null,
  add column offer_id uuid references offers on delete cascade,
  add column claim_id uuid not null generated always as (coalesce(booking_id, offer_id)) stored,
  add constraint pool_claims_one_claim check (num_nonnulls(booking_id, offer_id) = 1),
  add primary key (claim_id, pool_id, during);
create unique index pool_claims_booking on pool_claims (booking_id, pool_id) where booking_id is not null;
create index pool_claims_offer on pool_claims (offer_id) where offer_id is not null;

-- Besides what the booking has is also besides what is kept for it.
create or replace function peak_of_pool(pool uuid, within tstzrange, besides uuid default null) returns integer language sql stable as $$
  with claims as (
    select amount, during from pool_claims
    where pool_id = pool and during && within and case
      when offer_id is null then booking_id is distinct from besides
      else offer_id not in (select id from offers where offers.booking_id = besides)
    end
  ),
  changes as (select lower(during) as at, amount from claims union all select upper(during), -amount from claims)
  -- What is given back at an instant can be taken at the same: negative amounts come first.
  select coalesce(max(out), 0)::integer from (select sum(amount) over (order by at, amount rows unbounded preceding) as out from changes) as running
$$;

-- What an offer keeps it keeps while it is open and no longer, whoever ends it.
create function free_what_was_offered() returns trigger language plpgsql as $$
begin
  delete from holds where offer_id = new.id;
  delete from pool_claims where offer_id = new.id;
  return null;
end $$;
create trigger free_what_was_offered after update of state on offers
  for each row when (old.state = 'open' and new.state <> 'open') execute function free_what_was_offered();

-- An offer is for the request as it was; whatever becomes of that ends the offer in the same breath.
create function end_offer() returns trigger language plpgsql as $$
begin
  update offers set state = 'ended', ended_at = greatest(made_at, coalesce(new.decided_at, now())), is_told = false, version = version + 1
  where booking_id = new.id and state = 'open';
  return null;
end $$;
create trigger end_offer after update on bookings for each row when (
  (old.state, old.space_id, old.starts_at, old.ends_at, old.setup_minutes, old.clearup_minutes, old.people, old.layout, old.pooled,
    old.service_ids, old.holds_floor)
  is distinct from
  (new.state, new.space_id, new.starts_at, new.ends_at, new.setup_minutes, new.clearup_minutes, new.people, new.layout, new.pooled,
    new.service_ids, new.holds_floor)
) execute function end_offer();
