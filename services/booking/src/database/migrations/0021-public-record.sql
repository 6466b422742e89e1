-- The public record: what anybody may search, what has been released of its words, who was given what, what is kept for how long,
-- and the proof of what was removed.

-- What the register says when the bookings of a case are long gone, and what it is searched by. Neither costs whoever asks for one
-- time: no index holds what is neither of a series nor declined for a listed reason.
alter table cases
  add column reason_id uuid references reasons,
  add column decisions jsonb,                 -- as the register shows them, from when the bookings were removed
  add column removed_at timestamptz,
  add constraint cases_removed check ((removed_at is null) = (decisions is null));
create index cases_reason on cases (reason_id, received_at, id) where reason_id is not null;

create index cases_series on cases (received_at, id) include (state, space_id, organisation_id, reason_id) where kind = 'series';

create function register_reason() returns trigger language plpgsql as $$
begin
  update cases set reason_id = new.reason_id where id = new.case_id and reason_id is distinct from new.reason_id;
  return null;
end $$;
create trigger register_reason after update of reason_id on bookings
  for each row when (old.reason_id is distinct from new.reason_id) execute function register_reason();

-- Words of a case that a registrar has released, masked where she masked them. What has been published stays as it was.

create table released_texts (
  id uuid primary key,
  case_id uuid not null references cases,
  received_at timestamptz not null,           -- of the case, so that what is found is in its order
  field text not null check (field in ('title', 'purpose', 'reason', 'message')),
  source_id uuid not null,                    -- the booking or the message whose words they are
  version integer not null check (version > 0),
  text text not null,
  search tsvector not null generated always as (to_tsvector('pg_catalog.simple', text)) stored,
  released_at timestamptz not null,
  released_by uuid,
  ended_at timestamptz,                       -- when it was withdrawn, or another version took its place
  ended_by uuid,
  unique (case_id, field, source_id, version)
);
create unique index released_texts_published on released_texts (case_id, field, source_id) where ended_at is null;
create index released_texts_search on released_texts using gin (search) with (fastupdate = off) where ended_at is null;
comment on column released_texts.text is 'personal data: words of whoever asked, as far as a registrar has released them';
comment on column released_texts.search is 'personal data: the same words, to be searched';
comment on column released_texts.released_by is 'personal data: who released it; null when she has been erased';
comment on column released_texts.ended_by is 'personal data: who withdrew it; null when she has been erased, or another version took its place';

create function refuse_changed_release() returns trigger language plpgsql as $$
begin
  if new.text is distinct from old.text and new.text <> '[raderad / erased]' then
    raise exception 'what has been published stays as it was' using errcode = 'check_violation', constraint = 'released_texts_stay';
  end if;
  return new;
end $$;
create trigger refuse_changed_release before update of text on released_texts for each row execute function refuse_changed_release();

-- A case on hold is never removed, whatever else is due.

create table case_holds (
  id uuid primary key,
  case_id uuid not null references cases,
  reason text not null,
  placed_at timestamptz not null,
  placed_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  lift_reason text,
  constraint case_holds_lifted check ((lifted_at is null) = (lift_reason is null))
);
create unique index case_holds_standing on case_holds (case_id) where lifted_at is null;
comment on column case_holds.reason is 'personal data: free text, which may tell about somebody';
comment on column case_holds.lift_reason is 'personal data: free text, which may tell about somebody';
comment on column case_holds.placed_by is 'personal data: who placed it; null when she has been erased';
comment on column case_holds.lifted_by is 'personal data: who lifted it; null when she has been erased';

-- Whose erasure waits for a hold to be lifted, as it was told.
create table erasures_on_hold (
  case_id uuid not null references cases,
  person_id uuid not null,
  version integer not null,
  primary key (case_id, person_id)
);
comment on column erasures_on_hold.person_id is 'personal data: who is to be forgotten when the hold is lifted';

-- Not even by erasure.
create function refuse_erasure_on_hold() returns trigger language plpgsql as $$
begin
  if exists (select from case_holds where lifted_at is null and case_id = new.case_id) then
    raise exception 'a case on hold is never removed' using errcode = 'check_violation', constraint = 'case_on_hold';
  end if;
  return new;
end $$;
create trigger refuse_erasure_on_hold before update of applicant_id on bookings
  for each row when (old.applicant_id is not null and new.applicant_id is null) execute function refuse_erasure_on_hold();

-- Named by the column by which its table knows the case, or the booking of one.
create function refuse_removal_on_hold() returns trigger language plpgsql as $$
declare
  named uuid := (to_jsonb(old) ->> tg_argv[0])::uuid;
begin
  if exists (
    select from case_holds
    where lifted_at is null
      and case_id = case tg_argv[0] when 'booking_id' then (select case_id from bookings where id = named) else named end
  ) then
    raise exception 'a case on hold is never removed' using errcode = 'check_violation', constraint = 'case_on_hold';
  end if;
  return old;
end $$;
create trigger refuse_removal_on_hold before delete on cases for each row execute function refuse_removal_on_hold('id');
create trigger refuse_removal_on_hold before delete on bookings for each row execute function refuse_removal_on_hold('case_id');
create trigger refuse_removal_on_hold before delete on booking_history for each row execute function refuse_removal_on_hold('booking_id');
create trigger refuse_removal_on_hold before delete on booking_changes for each row execute function refuse_removal_on_hold('booking_id');
create trigger refuse_removal_on_hold before delete on offers for each row execute function refuse_removal_on_hold('booking_id');
create trigger refuse_removal_on_hold before delete on messages for each row execute function refuse_removal_on_hold('case_id');
create trigger refuse_removal_on_hold before delete on attachments
  for each row when (old.message_id is not null) execute function refuse_removal_on_hold('case_id');
create trigger refuse_removal_on_hold before delete on case_assignments for each row execute function refuse_removal_on_hold('case_id');
create trigger refuse_removal_on_hold before delete on released_texts for each row execute function refuse_removal_on_hold('case_id');

-- How long each kind of record is kept, and by what decision. A version never changes: what was removed refers to its own.

create table retention_rules (
  kind text not null,
  version integer not null check (version > 0),
  keep_days integer check (keep_days between 1 and 36600),    -- null is for ever
  decision text not null,
  at timestamptz not null,
  by uuid,
  primary key (kind, version)
);
comment on column retention_rules.by is 'personal data: who set it; null when she has been erased, or nobody did';
create trigger refuse_changed_version before update or delete on retention_rules for each row execute function refuse_changed_version();

insert into retention_rules (kind, version, keep_days, decision, at) values
  ('register-entry', 1, null, 'Dokumenthanteringsplan 2026 §2: diariet bevaras', now()),
  ('released-text', 1, null, 'Dokumenthanteringsplan 2026 §2: utlämnad och publicerad text bevaras', now()),
  ('booking-case', 1, 1826, 'Dokumenthanteringsplan 2026 §4: gallras fem år efter att ärendet är avslutat', now()),
  ('case-free-text', 1, 731, 'Dokumenthanteringsplan 2026 §4: gallras två år efter att ärendet är avslutat', now()),
  ('contact', 1, 90, 'Dokumenthanteringsplan 2026 §5: gallras tre månader efter användningen', now()),
  ('thread', 1, 731, 'Dokumenthanteringsplan 2026 §4: gallras två år efter att ärendet är avslutat', now()),
  ('attachment', 1, 365, 'Dokumenthanteringsplan 2026 §4: gallras ett år efter att ärendet är avslutat', now()),
  ('audit', 1, 1826, 'Dokumenthanteringsplan 2026 §3: gallras efter fem år', now()),
  ('draft', 1, 30, 'Dokumenthanteringsplan 2026 §5: gallras vid inaktualitet', now()),
  ('disclosure-log', 1, 3653, 'Dokumenthanteringsplan 2026 §3: gallras tio år efter utlämnandet', now());

-- What was removed and why. Each row holds the digest of the one before, so that one that is changed or gone shows. The service's
-- own login can add to it, and nothing else; the end of the chain is written by the trigger alone.

create table removal_log (
  position bigint primary key,
  at timestamptz not null,
  kind text not null,
  case_number text,
  count integer not null check (count > 0),
  rule_version integer not null,
  decision text not null,
  previous bytea not null,
  digest bytea not null unique,
  foreign key (kind, rule_version) references retention_rules (kind, version)
);
create table removal_log_end (
  only_row boolean primary key default true check (only_row),
  position bigint not null,
  digest bytea not null
);
insert into removal_log_end (position, digest) values (0, '');

create function removal_digest(removal removal_log) returns bytea language sql stable as $$
  select sha256(convert_to(jsonb_build_array(
    removal.position, to_char(removal.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), removal.kind, removal.case_number,
    removal.count, removal.rule_version, removal.decision, encode(removal.previous, 'hex')
  )::text, 'UTF8'))
$$;

create function chain_removal() returns trigger language plpgsql security definer as $$
declare
  last removal_log_end;
begin
  select * into last from removal_log_end for update;
  new.position := last.position + 1;
  new.previous := last.digest;
  new.digest := removal_digest(new);
  update removal_log_end set position = new.position, digest = new.digest;
  return new;
end $$;
create trigger chain_removal before insert on removal_log for each row execute function chain_removal();

-- Who was given what. Nothing here changes; when somebody who gave it is erased only her id goes, and rows go when they are due.

create table disclosures (
  id uuid primary key,
  case_id uuid not null references cases,
  case_number text not null,
  at timestamptz not null,
  by uuid,
  recipient_kind text not null check (recipient_kind in ('party', 'anyone', 'authority')),
  recipient text not null,
  legal_ground text,
  digest bytea not null check (octet_length(digest) = 32),
  masks jsonb not null,                       -- [{part, what, count}]
  constraint disclosures_ground check (recipient_kind <> 'authority' or legal_ground is not null)
);
create index disclosures_case on disclosures (case_id);
create index disclosures_at on disclosures (at, id);
comment on column disclosures.by is 'personal data: who gave it; null when she has been erased';
comment on column disclosures.recipient is 'personal data: who got it';

create function forget_discloser(person uuid) returns void language sql security definer as $$
  update disclosures set by = null where by = person
$$;

-- Only what the rule in force no longer keeps, by the database's own clock, and never what is younger than a year.
create function remove_due_disclosures(at_most integer) returns table (case_number text, count bigint)
language sql security definer as $$
  with rule as (select keep_days from retention_rules where kind = 'disclosure-log' order by version desc limit 1),
  due as (
    select id from disclosures, rule
    where rule.keep_days is not null and at < now() - make_interval(days => greatest(rule.keep_days, 365))
      and not exists (select from case_holds where case_holds.case_id = disclosures.case_id and lifted_at is null)
    order by at limit at_most
  ),
  gone as (delete from disclosures where id in (select id from due) returning disclosures.case_number)
  select case_number, count(*) from gone group by case_number
$$;

do $$
begin
  execute format('revoke update, delete, truncate on removal_log from %I', current_schema());
  execute format('revoke insert, update, delete, truncate on removal_log_end from %I', current_schema());
  execute format('revoke update, delete, truncate on disclosures from %I', current_schema());
  execute format('alter function chain_removal() set search_path = %I, pg_temp', current_schema());
  execute format('alter function forget_discloser(uuid) set search_path = %I, pg_temp', current_schema());
  execute format('alter function remove_due_disclosures(integer) set search_path = %I, pg_temp', current_schema());
end $$;
