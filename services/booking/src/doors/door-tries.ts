import { DomainError, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';

interface Panel {
  device: string;
  spaceId: string;
}

const mostTries = 5;
const seconds = 60;

/**
 * Counts a try, as wrong until it is known to be right. Tries at one panel wait for each other, so that many at once are as many as
 * one after the other.
 * @throws DomainError `limit.exceeded` where there have been too many in the last minute
 */
export async function countTry(tx: Transaction, { device, spaceId }: Panel, now: Instant): Promise<void> {
  const counted = await tx.execute(sql`
    insert into door_tries as panel (device, space_id, tried_at) values (${device}, ${spaceId}, array[${now}::timestamptz])
    on conflict (device, space_id) do update set tried_at = array_append(
      array(select at from unnest(panel.tried_at) as at where at > ${now}::timestamptz - make_interval(secs => ${seconds})),
      ${now}::timestamptz
    )
    where (
      select count(*) from unnest(panel.tried_at) as at where at > ${now}::timestamptz - make_interval(secs => ${seconds})
    ) < ${mostTries}`);
  if (counted === 0) throw new DomainError('limit.exceeded', { retryAfter: seconds });
}

export async function forgetTries(tx: Transaction, { device, spaceId }: Panel): Promise<void> {
  await tx.execute(sql`delete from door_tries where device = ${device} and space_id = ${spaceId}`);
}
