-- Waits for whoever else is at work with the same key, and then tells what came of it. Each statement of a function sees all
-- that was committed before it began, so what is told is no older than the wait. A connection keeps the plan that it has once
-- made: one from when there were few answers must not read through all of them when there are many.
create function answered_before(of_actor text, with_key text)
returns table (fingerprint text, reply jsonb) language plpgsql set enable_seqscan = off as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', current_schema(), of_actor, with_key), 1));
  return query
    select given.fingerprint, given.reply from idempotency as given where given.actor = of_actor and given.key = with_key;
end $$;
