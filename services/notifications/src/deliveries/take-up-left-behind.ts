import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import { categories, treatmentOf } from '../domain/category.js';

const sentAgain = categories.filter((category) => treatmentOf[category].whenUncertain === 'again');
const atOnce = 500;

/**
 * What a process left behind that died may have been accepted, or not: it is uncertain, and the attempt says so. Its category decides
 * whether it is sent again, as the same message, or not. What somebody erased was told stays as it is.
 * @returns how many there were
 */
export const takeUpLeftBehind = (db: Queryable, now: Instant): Promise<number> =>
  db.execute(sql`
    with left_behind as (
      select id, attempts, category = any(${sentAgain}) and content is not null and why is null as goes_again
      from deliveries where state = 'sending' and lease_until <= ${now}
      order by lease_until limit ${atOnce} for update skip locked
    ), noted as (
      insert into delivery_attempts (delivery_id, attempt, at, outcome, answer)
      select id, attempts, ${now}, 'unknown', 'whoever sent it ended before it was known' from left_behind
      on conflict do nothing
    )
    update deliveries d
    set state = 'uncertain', lease_until = null, next_attempt_at = case when goes_again then ${now}::timestamptz end,
        why = coalesce(why, case when not goes_again then 'uncertain-not-repeated' end)
    from left_behind where d.id = left_behind.id`);
