-- Whoever set a version can be forgotten. (To PL/pgSQL `new.by` is no column, since BY is a word of its own.)

create or replace function refuse_changed_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'by' = to_jsonb(old) - 'by' and to_jsonb(new) ->> 'by' is null then
    return new;
  end if;
  raise exception 'a version of % stays as it is', tg_table_name using errcode = 'check_violation', constraint = 'versions_stay';
end $$;
