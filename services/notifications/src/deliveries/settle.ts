import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { Verdict } from '../domain/attempt.js';
import type { ClaimedDelivery } from './claim-due.js';

/**
 * Writes down how an attempt ended. If another process has taken the delivery over meanwhile, the end is that one's to
 * tell. If the person was erased meanwhile, nothing more is sent to her and nothing is kept of what the server said.
 */
export const settle = (
  db: Queryable,
  { id, attempts }: Pick<ClaimedDelivery, 'id' | 'attempts'>,
  verdict: Verdict | { state: 'superseded' },
  now: Instant,
): Promise<number> => {
  const reason = 'reason' in verdict ? verdict.reason : null;
  const next = verdict.state === 'pending' ? now.add({ milliseconds: verdict.delay }) : null;
  const maybeTwice = verdict.state === 'pending' && verdict.maybeTwice;
  return db.execute(sql`
    update deliveries
    set state = case when recipient is null and ${verdict.state} = 'pending' then 'superseded' else ${verdict.state} end,
        next_attempt_at = case when recipient is not null then ${next}::timestamptz end,
        last_error = case when recipient is not null then ${reason}::text end,
        maybe_twice = maybe_twice or ${maybeTwice},
        sent_at = ${verdict.state === 'sent' ? now : null},
        lease_until = null
    where id = ${id} and state = 'sending' and attempts = ${attempts}`);
};
