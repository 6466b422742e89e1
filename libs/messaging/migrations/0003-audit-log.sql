-- Who did what, and who of the house read whose personal data. The service adds rows and can do no more: whoever got hold of its
-- login could not hide what she did.
create table audit_log (
  position bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null check (kind in ('change', 'read')),
  actor text,
  roles text[] not null,
  message text not null,                     -- the subject of the command or query
  about uuid[] not null                      -- what was changed, or whose data was read
);
create index audit_log_at on audit_log using brin (at);
comment on column audit_log.actor is 'personal data: who it was; null when she has been erased';
comment on column audit_log.about is 'personal data: a person''s id, where it was she; taken out when she has been erased';

-- Whoever has been erased may do something still, until her sign-in ends, and her erasure may come again: she is not noted.
create table audit_log_forgotten (
  digest bytea primary key                   -- SHA-256 of her id
);

do $$
begin
  execute format('revoke update, delete, truncate on audit_log from %I', current_schema());
  execute format('revoke insert, update, delete, truncate on audit_log_forgotten from %I', current_schema());
end $$;

-- What the law asks to be taken out, and what has served its time: this and nothing else.
create function forget_in_audit_log(person uuid) returns bigint language sql security definer as $$
  insert into audit_log_forgotten (digest) values (sha256(person::text::bytea)) on conflict do nothing;
  with changed as (
    update audit_log set actor = nullif(actor, person::text), about = array_remove(about, person)
    where actor = person::text or person = any (about)
    returning 1
  )
  select count(*) from changed
$$;

create function remove_old_audit_log(before timestamptz) returns bigint language plpgsql security definer as $$
declare
  removed bigint;
begin
  if before > now() - interval '1 year' then
    raise exception 'what is younger than a year stays in the audit log' using errcode = 'check_violation', constraint = 'audit_log_stays';
  end if;
  delete from audit_log where at < before;
  get diagnostics removed = row_count;
  return removed;
end $$;

do $$
begin
  execute format('alter function forget_in_audit_log(uuid) set search_path = %I, pg_temp', current_schema());
  execute format('alter function remove_old_audit_log(timestamptz) set search_path = %I, pg_temp', current_schema());
end $$;
