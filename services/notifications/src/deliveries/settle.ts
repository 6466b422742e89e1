import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { Ending } from '../domain/attempt.js';
import type { ClaimedDelivery } from './claim-due.js';

/**
 * Writes down how an attempt ended. If another process has taken the delivery over meanwhile, the end is that one's to
 * tell. If the person was erased meanwhile, or what it told of her host, nothing more is sent and nothing is kept of what
 * the server said. What waits for something that is not to be had gives way to what is newer. What
 * could not be sent since nobody knew who she is, is due at once if she has become known meanwhile.
 */
export const settle = (db: Queryable, { id, attempts }: Pick<ClaimedDelivery, 'id' | 'attempts'>, ending: Ending, now: Instant): Promise<number> => {
  const reason = 'reason' in ending ? ending.reason : null;
  const next = ending.state === 'queued' ? now.add({ milliseconds: ending.delay }) : null;
  const maybeTwice = ending.state === 'queued' && ending.maybeTwice;
  const yields = ending.state === 'queued' && ending.yields;
  return db.execute(sql`
    with ended as (
      select id, content is null or person_id is null as emptied,
        ${ending.state} = 'queued' and recipient is null and exists (select from people where people.id = d.person_id) as become_known,
        ${yields} and exists (
          select from deliveries later
          where later.about = d.about and later.channel = d.channel and later.person_id = d.person_id and later.about_version > d.about_version
            and later.content is not null) as overtaken
      from deliveries d where id = ${id}
    )
    update deliveries d
    set state = case when ${ending.state} = 'queued' and (emptied or overtaken) then 'suppressed' else ${ending.state} end,
        next_attempt_at = case when not emptied and not overtaken then case when become_known then ${now} else ${next}::timestamptz end end,
        last_error = case when not emptied then ${reason}::text end,
        maybe_twice = maybe_twice or ${maybeTwice},
        sent_at = ${ending.state === 'sent' ? now : null},
        lease_until = null
    from ended
    where d.id = ended.id and state = 'sending' and attempts = ${attempts}`);
};
