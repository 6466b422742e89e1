-- Agreements between organisations, with who signs for each and the documents that were signed.

create table agreements (
  id uuid primary key,
  kind text not null check (kind in ('letter-of-intent', 'cooperation-agreement')),
  title text not null,
  text text not null,
  state text not null,
  valid_from date not null,
  valid_until date not null,                  -- the last day, included
  days_ahead integer check (days_ahead between 1 and 1095),
  automatic_approval boolean not null,
  hours_a_month integer check (hours_a_month between 1 and 744),
  hash text check (hash ~ '^[0-9a-f]{64}$'),  -- of the document that is signed
  reason text,
  created_at timestamptz not null,
  sent_at timestamptz,
  signed_at timestamptz,
  activated_at timestamptz,
  reminded_at timestamptz,                    -- when it was told that its end is near
  ended_at timestamptz,
  redacted_at timestamptz,                    -- when somebody's own name was taken out of its text
  version integer not null default 1 check (version > 0),
  constraint agreements_validity check (valid_until >= valid_from),
  constraint agreements_hash check ((hash is null) = (sent_at is null)),
  constraint agreements_sent check (sent_at is not null or state in ('draft', 'withdrawn')),
  constraint agreements_not_sent check (sent_at is null or state <> 'draft'),
  constraint agreements_signed check ((signed_at is not null) = (state in ('signed', 'active', 'ended', 'terminated'))),
  constraint agreements_active check (state <> 'active' or activated_at is not null),
  constraint agreements_over check ((ended_at is not null) = (state in ('ended', 'terminated', 'withdrawn'))),
  constraint agreements_redacted check (redacted_at is null or state <> 'draft')
);
create index agreements_due on agreements (valid_from, valid_until) where state in ('signed', 'active');

comment on column agreements.title is 'personal data: may name a sole trader';
comment on column agreements.text is 'personal data: may name a sole trader';
comment on column agreements.reason is 'personal data: may name a sole trader';

create table agreement_parties (
  id uuid primary key,
  agreement_id uuid not null references agreements,
  position integer not null check (position > 0),
  organisation_id uuid not null references organisations,
  signatory_id uuid references people,
  signed_at timestamptz,
  signed_as text,
  signed_hash text,
  constraint agreement_parties_once unique (agreement_id, organisation_id),
  constraint agreement_parties_order unique (agreement_id, position),
  constraint agreement_parties_signed check ((signed_at is null) = (signed_hash is null)),
  constraint agreement_parties_signed_as check (signed_at is not null or signed_as is null)
);
create index agreement_parties_signatory on agreement_parties (signatory_id);
create index agreement_parties_organisation on agreement_parties (organisation_id);

comment on column agreement_parties.signatory_id is 'personal data: who is asked to sign; null when she has been erased';
comment on column agreement_parties.signed_as is 'personal data: the name that she signed with; null when she has been erased';

create table agreement_documents (
  agreement_id uuid not null references agreements,
  copy text not null check (copy in ('to-sign', 'signed')),
  pdf bytea not null,
  made_at timestamptz not null,
  primary key (agreement_id, copy)
);

comment on column agreement_documents.pdf is 'personal data: the signed copy names those who have signed';

-- The states and changes of an agreement: the same rows as in the code, which a test compares.

create table agreement_transitions (
  change text not null,
  from_state text,
  to_state text not null,
  unique nulls not distinct (change, from_state)
);

insert into agreement_transitions (change, from_state, to_state) values
  ('draft', null, 'draft'),
  ('change', 'draft', 'draft'),
  ('send', 'draft', 'sent'),
  ('withdraw', 'draft', 'withdrawn'),
  ('withdraw', 'sent', 'withdrawn'),
  ('sign', 'sent', 'sent'),
  ('conclude', 'sent', 'signed'),
  ('activate', 'signed', 'active'),
  ('terminate', 'signed', 'terminated'),
  ('terminate', 'active', 'terminated'),
  ('remind', 'active', 'active'),
  ('end', 'active', 'ended'),
  ('end', 'signed', 'ended');

create function refuse(what text, by_constraint text) returns void language plpgsql as $$
begin
  raise exception '%', what using errcode = 'check_violation', constraint = by_constraint;
end $$;

-- What has been sent is what everybody signs: neither its terms nor its hash change, but that somebody's own name may be taken
-- out of the words, once and marked. What was signed is shown by the hash, which stays.

create function keep_agreement() returns trigger language plpgsql as $$
declare
  was text := case when tg_op = 'UPDATE' then old.state end;
begin
  if was is distinct from new.state
     and not exists (select from agreement_transitions where from_state is not distinct from was and to_state = new.state) then
    perform refuse(format('an agreement cannot go from %s to %s', coalesce(was, 'nothing'), new.state), 'agreement_transitions');
  end if;
  if tg_op = 'INSERT' then
    return new;
  end if;

  if new.state <> 'draft' and (
       (old.id, old.kind, old.valid_from, old.valid_until, old.days_ahead, old.automatic_approval, old.hours_a_month, old.created_at)
         is distinct from
       (new.id, new.kind, new.valid_from, new.valid_until, new.days_ahead, new.automatic_approval, new.hours_a_month, new.created_at)
       or ((old.title, old.text) is distinct from (new.title, new.text)
           and (new.redacted_at is null or new.redacted_at is not distinct from old.redacted_at))
       or (was <> 'draft' and (old.hash, old.sent_at) is distinct from (new.hash, new.sent_at))) then
    perform refuse('what has been sent to be signed does not change', 'agreements_fixed');
  end if;
  if (old.signed_at is not null and new.signed_at is distinct from old.signed_at)
     or (old.activated_at is not null and new.activated_at is distinct from old.activated_at)
     or (old.reminded_at is not null and new.reminded_at is distinct from old.reminded_at)
     or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
     or (old.redacted_at is not null and new.redacted_at is null) then
    perform refuse('what has happened to an agreement stays, with its time', 'agreements_happened');
  end if;
  if new.version < old.version or (new.version = old.version and (was, old.reminded_at) is distinct from (new.state, new.reminded_at)) then
    perform refuse('every step of an agreement has a version of its own', 'agreements_version');
  end if;
  if was = 'draft' and new.state = 'sent' and (
       select count(*) < 2 or bool_or(signatory_id is null) from agreement_parties where agreement_id = new.id) then
    perform refuse('an agreement is sent to at least two parties, each with somebody who signs', 'agreements_parties');
  end if;
  if was = 'draft' and new.state = 'sent' and not exists (
       select from agreement_documents
       where agreement_id = new.id and copy = 'to-sign' and encode(sha256(pdf), 'hex') = new.hash) then
    perform refuse('an agreement is sent with the document that its hash is of', 'agreements_document');
  end if;
  if was = 'sent' and new.state = 'signed'
     and exists (select from agreement_parties where agreement_id = new.id and signed_at is null) then
    perform refuse('an agreement is signed when every party has', 'agreements_all_signed');
  end if;
  return new;
end $$;

create trigger keep_agreement before insert or update on agreements for each row execute function keep_agreement();

-- The parties of a draft may be any. Later each of them can sign, once, what was sent; and who did may be forgotten.

create function keep_party() returns trigger language plpgsql as $$
declare
  agreement agreements%rowtype;
begin
  -- Locked, so that nobody becomes a party of what is being sent.
  select * into agreement from agreements where id = coalesce(new.agreement_id, old.agreement_id) for share;
  if tg_op <> 'UPDATE' then
    if agreement.state <> 'draft' then
      perform refuse('what has been sent to be signed keeps its parties', 'agreement_parties_fixed');
    end if;
    if new.signed_at is not null then
      perform refuse('what is signed is what was sent', 'agreement_parties_signing');
    end if;
    return coalesce(new, old);
  end if;

  if (old.id, old.agreement_id, old.position, old.organisation_id) is distinct from (new.id, new.agreement_id, new.position, new.organisation_id)
     or (new.signatory_id is not null and old.signatory_id is distinct from new.signatory_id) then
    perform refuse('what has been sent to be signed keeps its parties', 'agreement_parties_fixed');
  end if;
  if old.signed_at is not null
     and ((old.signed_at, old.signed_hash) is distinct from (new.signed_at, new.signed_hash)
          or (new.signed_as is not null and old.signed_as is distinct from new.signed_as)) then
    perform refuse('a signature stays as it was made', 'agreement_parties_signature');
  end if;
  if old.signed_at is null and new.signed_at is not null
     and (agreement.state <> 'sent' or new.signed_hash <> agreement.hash or agreement.redacted_at is not null or new.signatory_id is null) then
    perform refuse('what is signed is what was sent', 'agreement_parties_signing');
  end if;
  return new;
end $$;

create trigger keep_party before insert or update or delete on agreement_parties for each row execute function keep_party();

-- The document that is signed is made for a draft, and the signed copy of what all have signed. Neither is changed but where
-- somebody has been erased from it.

create function keep_document() returns trigger language plpgsql as $$
declare
  agreement agreements%rowtype;
begin
  select * into agreement from agreements where id = coalesce(new.agreement_id, old.agreement_id);
  if tg_op = 'INSERT' and (case new.copy when 'to-sign' then agreement.state = 'draft' else agreement.signed_at is not null end) then
    return new;
  end if;
  if tg_op = 'UPDATE' and (old.agreement_id, old.copy) is not distinct from (new.agreement_id, new.copy)
     and (agreement.redacted_at is not null
          or (old.copy = 'signed' and exists (select from agreement_parties where agreement_id = old.agreement_id and signed_as is null))) then
    return new;
  end if;
  perform refuse('the document that was signed stays as it is', 'agreement_documents_fixed');
  return null;
end $$;

create trigger keep_document before insert or update or delete on agreement_documents for each row execute function keep_document();

create function keep_all() returns trigger language plpgsql as $$
begin
  perform refuse('an agreement is kept, whatever has become of it', 'agreements_kept');
  return null;
end $$;

create trigger keep_all before delete on agreements for each row execute function keep_all();
