-- Floors, layouts, accessibility, rules in versions, terms, pools, services, series, holds and maintenance; and what of the floor
-- a booking takes beyond its own time.

create table floors (
  id uuid primary key,
  site_id uuid not null references sites,
  slug text not null,
  name jsonb not null,                        -- {sv, en}
  level integer not null,                     -- 0 is the ground
  unique (site_id, slug)
);

alter table cells add column floor_id uuid references floors;
alter table spaces add column accessibility text[] not null default '{}';

create table layouts (
  space_id uuid not null references spaces,
  kind text not null check (kind in ('theatre', 'classroom', 'board', 'u-shape', 'banquet', 'standing')),
  capacity integer not null check (capacity > 0),
  setup_minutes integer not null check (setup_minutes between 0 and 1440),
  clearup_minutes integer not null check (clearup_minutes between 0 and 1440),
  position integer not null,                  -- the first is what is set up when nobody says otherwise
  primary key (space_id, kind)
);

-- What may be asked of a space. A version never changes: a decision refers to the one that it was made under.

create table space_rules (
  space_id uuid not null references spaces,
  version integer not null check (version > 0),
  notice_minutes integer not null check (notice_minutes >= 0),
  horizon_days integer not null check (horizon_days between 1 and 730),
  shortest_minutes integer not null check (shortest_minutes > 0),
  longest_minutes integer not null check (longest_minutes between shortest_minutes and 20160),
  grid_minutes integer check (grid_minutes > 0),
  who_may_ask text not null check (who_may_ask in ('everybody', 'organisations', 'partners', 'staff')),
  approval text not null check (approval in ('manual', 'automatic')),
  pending_blocks boolean not null,
  at timestamptz not null,
  by uuid,
  primary key (space_id, version),
  -- What is given to the first who asks cannot be promised to two who are asking.
  constraint space_rules_first_come check (approval = 'manual' or pending_blocks)
);
comment on column space_rules.by is 'personal data: who set them; null when she has been erased, or nobody did';

-- To PL/pgSQL `new.by` is no column, since BY is a word of its own.
create function refuse_changed_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'by' = to_jsonb(old) - 'by' and to_jsonb(new) ->> 'by' is null then
    return new;
  end if;
  raise exception 'a version of % stays as it is', tg_table_name using errcode = 'check_violation', constraint = 'versions_stay';
end $$;

create trigger refuse_changed_version before update or delete on space_rules for each row execute function refuse_changed_version();

alter table spaces add column rules_version integer not null default 1;
insert into space_rules
  (space_id, version, notice_minutes, horizon_days, shortest_minutes, longest_minutes, grid_minutes, who_may_ask, approval,
   pending_blocks, at)
select id, 1, 0, 365, 5, 1440, null, 'everybody', 'manual', false, now() from spaces;
alter table spaces add constraint spaces_rules foreign key (id, rules_version) references space_rules (space_id, version)
  deferrable initially deferred;

create table terms (
  site_id uuid not null references sites,
  version integer not null check (version > 0),
  text jsonb not null,                        -- {sv, en}
  at timestamptz not null,
  by uuid,
  primary key (site_id, version)
);
comment on column terms.by is 'personal data: who wrote them; null when she has been erased';
create trigger refuse_changed_version before update or delete on terms for each row execute function refuse_changed_version();

-- Null where whoever asks accepts nothing.
alter table sites add column terms_version integer;
alter table sites add constraint sites_terms foreign key (id, terms_version) references terms (site_id, version)
  deferrable initially deferred;

-- What the house has some of, to be carried where it is wanted; and what people do for a booking.

create table pools (
  id uuid primary key,
  site_id uuid not null references sites,
  slug text not null,
  name jsonb not null,                        -- {sv, en}
  equipment text,                             -- the kind of equipment that one of them serves as, where a space has none
  amount integer not null check (amount >= 0),
  in_use boolean not null default true,
  version integer not null default 1 check (version > 0),
  unique (site_id, slug)
);

create table site_services (
  id uuid primary key,
  site_id uuid not null references sites,
  slug text not null,
  name jsonb not null,                        -- {sv, en}
  description jsonb not null,                 -- {sv, en}
  lead_minutes integer not null check (lead_minutes >= 0),
  opens_earlier_minutes integer not null default 0 check (opens_earlier_minutes between 0 and 720),
  responsible_id uuid,
  in_use boolean not null default true,
  version integer not null default 1 check (version > 0),
  unique (site_id, slug)
);
comment on column site_services.responsible_id is 'personal data: who sees to it; null when she has been erased, or nobody does';

-- How much one may ask for. A row without an owner holds for all of its kind that have none of their own.

create table quotas (
  kind text not null check (kind in ('person', 'organisation')),
  owner_id uuid,
  hours_a_month integer check (hours_a_month >= 0),
  open_requests integer check (open_requests >= 0),
  constraint quotas_owner unique nulls not distinct (kind, owner_id)
);
comment on column quotas.owner_id is 'personal data: whose it is, where it is a person''s';

alter table grants add column priority integer not null default 0;

-- Bookings that recur, by the clocks of the site (RFC 5545).

create table series (
  id uuid primary key,
  rrule text not null,
  starts timestamp not null,
  minutes integer not null check (minutes > 0),
  time_zone text not null,
  exdates timestamp[] not null,
  applicant_id uuid,
  organisation_id uuid,
  requested_at timestamptz not null,
  version integer not null default 1 check (version > 0)
);
create index series_applicant on series (applicant_id);
comment on column series.applicant_id is 'personal data: who asked; null when she has been erased';

-- From when until when the floor is taken: setting up and clearing up are work of their own, and so neither shares the other's time.
-- Reckoned in UTC, where an hour is an hour, so that Postgres knows the result to be the same for ever.
create function occupied(starts_at timestamptz, ends_at timestamptz, setup_minutes integer, clearup_minutes integer)
returns tstzrange language sql immutable parallel safe as $$
  select tstzrange(
    (starts_at at time zone 'UTC' - make_interval(mins => setup_minutes)) at time zone 'UTC',
    (ends_at at time zone 'UTC' + make_interval(mins => clearup_minutes)) at time zone 'UTC'
  )
$$;

alter table bookings
  add column layout text,
  add column setup_minutes integer not null default 0 check (setup_minutes between 0 and 1440),
  add column clearup_minutes integer not null default 0 check (clearup_minutes between 0 and 1440),
  add column occupied tstzrange not null generated always as (occupied(starts_at, ends_at, setup_minutes, clearup_minutes)) stored,
  add column holds_floor boolean not null default false,      -- already while it is only requested
  add column pooled jsonb not null default '[]',               -- [{poolId, amount}]
  add column service_ids uuid[] not null default '{}',
  add column contact jsonb,                                    -- {name, email, phone}
  add column is_public boolean not null default false,
  add column terms_version integer,
  add column rules_version integer,
  add column priority integer not null default 0,
  add column series_id uuid references series,
  add column recurrence_id timestamp,
  add constraint bookings_series check ((series_id is null) = (recurrence_id is null)),
  add constraint bookings_rules foreign key (space_id, rules_version) references space_rules (space_id, version);
create unique index bookings_recurrence on bookings (series_id, recurrence_id) where series_id is not null;
create index bookings_organisation on bookings (organisation_id, starts_at) where organisation_id is not null;
drop index bookings_applicant;
create index bookings_applicant on bookings (applicant_id, starts_at);
comment on column bookings.contact is 'personal data: whom to reach on the day';

alter table booking_history add column rules_version integer;

-- A space kept for somebody while she fills in the form.

create table holds (
  id uuid primary key,
  space_id uuid not null references spaces,
  person_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  layout text,
  setup_minutes integer not null check (setup_minutes between 0 and 1440),
  clearup_minutes integer not null check (clearup_minutes between 0 and 1440),
  occupied tstzrange not null generated always as (occupied(starts_at, ends_at, setup_minutes, clearup_minutes)) stored,
  holds_floor boolean not null,
  expires_at timestamptz not null
);
create index holds_person on holds (person_id);
create index holds_expiry on holds (expires_at);
comment on column holds.person_id is 'personal data: who is asking';

create table blocks (
  id uuid primary key,
  space_id uuid not null references spaces,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  reason jsonb not null,                      -- {sv, en}
  created_by uuid,
  created_at timestamptz not null,
  version integer not null default 1 check (version > 0)
);
create index blocks_space on blocks (space_id, starts_at);
comment on column blocks.created_by is 'personal data: who placed it; null when she has been erased';

-- The floor is taken by bookings, by holds and by maintenance, all under the one constraint.

drop trigger booking_holds_its_cells on allocations;
drop trigger booking_holds_its_cells on bookings;
drop function refuse_other_cells();

alter table allocations drop constraint allocations_pkey;
alter table allocations
  alter column booking_id drop not null,
  add column hold_id uuid references holds on delete cascade,
  add column block_id uuid references blocks on delete cascade,
  add column expires_at timestamptz,
  add column claim_id uuid not null generated always as (coalesce(booking_id, hold_id, block_id)) stored,
  add constraint allocations_one_claim check (num_nonnulls(booking_id, hold_id, block_id) = 1),
  -- A constraint cannot know the time: whoever takes floor removes what has expired there.
  add constraint allocations_expire check ((expires_at is not null) = (hold_id is not null)),
  add primary key (claim_id, cell_id);

-- At commit a booking that holds its floor holds exactly the cells of its space for exactly the time that it takes, and no other
-- booking holds any. Likewise holds, where they hold the floor, and maintenance.

-- Whoever waited for floor while the cells of the space changed has taken those that it had when she began. That is nothing but bad
-- luck, and goes well the next time.

alter table spaces add column cells_changed_at timestamptz;   -- by the database's own clock

create function refuse_other_cells(claim uuid) returns void language plpgsql as $$
begin
  if exists (
    select from (
      select cell_id, occupied as during from bookings join space_cells using (space_id)
      where id = claim and (state = 'approved' or state = 'requested' and holds_floor)
      union all
      select cell_id, occupied from holds join space_cells using (space_id) where id = claim and holds_floor
      union all
      select cell_id, tstzrange(starts_at, ends_at) from blocks join space_cells using (space_id) where id = claim
    ) as due
    full join (select cell_id, during from allocations where claim_id = claim) as held using (cell_id, during)
    where due is null or held is null
  ) then
    if exists (
      select from spaces
      where cells_changed_at > now() - interval '1 minute' and id in (
        select space_id from bookings where id = claim
        union all select space_id from holds where id = claim
        union all select space_id from blocks where id = claim
      )
    ) then
      raise exception 'the cells of the space have just changed' using errcode = 'serialization_failure';
    end if;
    raise exception '% does not hold the cells that it should', claim
      using errcode = 'check_violation', constraint = 'booking_holds_its_cells';
  end if;
end $$;

create function refuse_other_cells() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'allocations' then
    perform refuse_other_cells(case when tg_op = 'DELETE' then old.claim_id else new.claim_id end);
  else
    perform refuse_other_cells(new.id);
  end if;
  return null;
end $$;

-- One that comes with nothing held is asked when somebody takes floor for it.
create constraint trigger booking_holds_its_cells after insert on bookings
  deferrable initially deferred for each row
  when (new.state = 'approved' or new.holds_floor) execute function refuse_other_cells();
create constraint trigger booking_keeps_its_cells
  after update of state, space_id, starts_at, ends_at, setup_minutes, clearup_minutes, holds_floor on bookings
  deferrable initially deferred for each row execute function refuse_other_cells();
create constraint trigger booking_holds_its_cells after insert or update on holds
  deferrable initially deferred for each row execute function refuse_other_cells();
create constraint trigger booking_holds_its_cells after insert or update on blocks
  deferrable initially deferred for each row execute function refuse_other_cells();
create constraint trigger booking_holds_its_cells after insert or update or delete on allocations
  deferrable initially deferred for each row execute function refuse_other_cells();

-- A pool is never overdrawn: whoever takes of it waits for who is taking, and is refused when at any instant more would be out
-- than there is.

create table pool_claims (
  booking_id uuid not null references bookings,
  pool_id uuid not null references pools,
  amount integer not null check (amount > 0),
  during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  primary key (booking_id, pool_id)
);
create index pool_claims_during on pool_claims using gist (pool_id, during);

create function peak_of_pool(pool uuid, within tstzrange, besides uuid default null) returns integer language sql stable as $$
  with claims as (select amount, during from pool_claims where pool_id = pool and during && within and booking_id is distinct from besides),
  changes as (select lower(during) as at, amount from claims union all select upper(during), -amount from claims)
  -- What is given back at an instant can be taken at the same: negative amounts come first.
  select coalesce(max(out), 0)::integer from (select sum(amount) over (order by at, amount rows unbounded preceding) as out from changes) as running
$$;

create function refuse_overdrawn_pool() returns trigger language plpgsql as $$
declare
  there_is integer;
  peak integer;
begin
  if tg_table_name = 'pools' then
    there_is := new.amount;
    peak := peak_of_pool(new.id, tstzrange(now(), null));
  else
    select amount into there_is from pools where id = new.pool_id for no key update;
    peak := peak_of_pool(new.pool_id, new.during);
  end if;
  if peak > there_is then
    raise exception 'of a pool of % there would be % out', there_is, peak
      using errcode = 'check_violation', constraint = 'pool_never_overdrawn';
  end if;
  return null;
end $$;

create trigger pool_never_overdrawn after insert or update on pool_claims for each row execute function refuse_overdrawn_pool();
create trigger pool_never_overdrawn after update of amount on pools
  for each row when (new.amount < old.amount) execute function refuse_overdrawn_pool();

-- What is given at once where a space's rules say so, and what applicants change themselves.

insert into booking_transitions (change, from_state, to_state, by) values ('book', null, 'approved', '{rules}');
update booking_transitions set by = '{applicant,staff}' where change = 'move';

create or replace function refuse_illegal_transition() returns trigger language plpgsql as $$
declare
  was text := case when tg_op = 'UPDATE' then old.state end;
  is_moved boolean := tg_op = 'UPDATE'
    and (old.space_id, old.starts_at, old.ends_at, old.setup_minutes, old.clearup_minutes)
      is distinct from (new.space_id, new.starts_at, new.ends_at, new.setup_minutes, new.clearup_minutes);
begin
  if tg_op = 'UPDATE' and was = new.state and not is_moved then
    return new;
  end if;
  if not exists (
    select from booking_transitions
    where from_state is not distinct from was and to_state = new.state and (not is_moved or change = 'move')
  ) then
    raise exception 'a booking cannot go from % to %', coalesce(was, 'nothing'), new.state
      using errcode = 'check_violation', constraint = 'booking_transitions';
  end if;
  return new;
end $$;
