import { setQuota, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { mustBeRemembered } from '../erasure/person-lock.js';

@Answers(setQuota)
export class SetQuota {
  async execute({ input, tx }: CommandCall<typeof setQuota>): Promise<ReplyOf<typeof setQuota>> {
    const { kind, ownerId, hoursAMonth, openRequests } = input;
    if (kind === 'person' && ownerId !== null) await mustBeRemembered(tx, ownerId);
    if (hoursAMonth === null && openRequests === null) {
      await tx.execute(sql`delete from quotas where kind = ${kind} and owner_id is not distinct from ${ownerId}::uuid`);
      return input;
    }
    await tx.execute(sql`
      insert into quotas (kind, owner_id, hours_a_month, open_requests) values (${kind}, ${ownerId}, ${hoursAMonth}, ${openRequests})
      on conflict (kind, owner_id) do update set hours_a_month = excluded.hours_a_month, open_requests = excluded.open_requests`);
    return input;
  }
}
