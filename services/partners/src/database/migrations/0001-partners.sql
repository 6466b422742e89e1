-- Who people are, and which organisations they may act for.

create table people (
  id uuid primary key,
  email text not null,                        -- folded: see domain/email-address.ts
  name text,
  phone text,
  language text not null check (language in ('sv', 'en')),
  sms_wanted boolean not null default false,
  recorded_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  constraint people_email unique (email)
);

comment on column people.id is 'personal data: stands for the person in every other table';
comment on column people.email is 'personal data: her address, folded';
comment on column people.name is 'personal data: her name';
comment on column people.phone is 'personal data: her telephone number';
comment on column people.language is 'personal data: the language that she reads';
comment on column people.sms_wanted is 'personal data: what she has chosen';
comment on column people.recorded_at is 'personal data: when she first came';

create table organisations (
  id uuid primary key,
  number text check (number ~ '^[0-9]{10}$'),
  kind text not null check (kind in ('legal-entity', 'sole-trader')),
  name text not null,
  version integer not null default 1 check (version > 0),
  constraint organisations_number unique (number),
  constraint organisations_number_known check (number is not null or kind = 'sole-trader'),
  constraint organisations_number_kind check ((substr(number, 3, 1) >= '2') = (kind = 'legal-entity'))
);
create index organisations_name on organisations (name collate "sv-x-icu", id);

comment on column organisations.number is 'personal data: a sole trader''s is her personal number; shown masked, null when she has been erased';
comment on column organisations.name is 'personal data: a sole trader''s may be her own name';

create table memberships (
  id uuid primary key,
  person_id uuid not null references people,
  organisation_id uuid not null references organisations,
  role text not null default 'member' check (role in ('member', 'administrator')),
  state text not null check (state in ('claimed', 'confirmed', 'ended')),
  claimed_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  ended_at timestamptz,
  version integer not null default 1 check (version > 0),
  constraint memberships_confirmed check (confirmed_at is not null or (state <> 'confirmed' and confirmed_by is null)),
  constraint memberships_claimed check (state <> 'claimed' or (confirmed_at is null and role = 'member')),
  constraint memberships_ended check ((ended_at is not null) = (state = 'ended'))
);
create unique index memberships_one_alive on memberships (person_id, organisation_id) where state <> 'ended';
create index memberships_organisation on memberships (organisation_id, id);
create index memberships_confirmed_by on memberships (confirmed_by);

comment on column memberships.person_id is 'personal data: whom the membership is about';
comment on column memberships.confirmed_by is 'personal data: who confirmed it; null when she has been erased';

-- The states and changes of a membership: the same rows as in the code, which a test compares.

create table membership_transitions (
  change text not null,
  from_state text,
  to_state text not null,
  by text[] not null,
  unique nulls not distinct (change, from_state)
);

insert into membership_transitions (change, from_state, to_state, by) values
  ('claim', null, 'claimed', '{person}'),
  ('confirm', 'claimed', 'confirmed', '{administrator,staff}'),
  ('end', 'claimed', 'ended', '{person,administrator,staff}'),
  ('end', 'confirmed', 'ended', '{person,administrator,staff}');

create function refuse_illegal_transition() returns trigger language plpgsql as $$
declare
  was text := case when tg_op = 'UPDATE' then old.state end;
begin
  if tg_op = 'UPDATE' and (old.person_id, old.organisation_id) is distinct from (new.person_id, new.organisation_id) then
    raise exception 'a membership stays with its person and organisation'
      using errcode = 'check_violation', constraint = 'memberships_belonging';
  end if;
  if tg_op = 'UPDATE' and was = new.state then
    return new;
  end if;
  if not exists (select from membership_transitions where from_state is not distinct from was and to_state = new.state) then
    raise exception 'a membership cannot go from % to %', coalesce(was, 'nothing'), new.state
      using errcode = 'check_violation', constraint = 'membership_transitions';
  end if;
  return new;
end $$;

create trigger refuse_illegal_transition before insert or update on memberships
  for each row execute function refuse_illegal_transition();

-- What is left of people who were erased: that it was done, and how far it has come. The id leads to nothing any more.

create table erasures (
  person_id uuid primary key,
  requested_at timestamptz not null,
  completed_at timestamptz
);
create index erasures_open on erasures (person_id) where completed_at is null;

create table erasure_parts (
  person_id uuid not null references erasures,
  service text not null,
  completed_at timestamptz,
  primary key (person_id, service)
);

-- Facts that are still to be removed from the stream: a row is deleted when the broker has removed them.

create table purges (
  person_id uuid not null references erasures,
  aggregate_id uuid not null,
  subject text not null,                      -- a filter on the stream's subjects
  keep integer not null check (keep in (0, 1)),
  primary key (person_id, subject)
);
