-- Which of several requests for the same time staff are shown first. It is a term as the others are: once sent it stays.

alter table agreements add column priority integer not null default 0 check (priority between 0 and 9);

create or replace function keep_agreement() returns trigger language plpgsql as $$
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
       (old.id, old.kind, old.valid_from, old.valid_until, old.days_ahead, old.automatic_approval, old.hours_a_month, old.priority,
        old.created_at)
         is distinct from
       (new.id, new.kind, new.valid_from, new.valid_until, new.days_ahead, new.automatic_approval, new.hours_a_month, new.priority,
        new.created_at)
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
