import { Injectable } from '@nestjs/common';
import type { personRecorded } from '#contracts';
import type { Instant } from '#kernel';
import type { Reaction } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { DeliverySender } from '../deliveries/delivery-sender.js';
import { lockPerson } from './forgotten.js';
import { storePerson } from './store-person.js';

@Injectable()
export class RecordPersonWhenRecorded {
  static readonly reaction = 'record-person-when-recorded';

  constructor(private readonly sender: DeliverySender) {}

  async react({ event: { data }, tx, now, afterCommit }: Reaction<typeof personRecorded>): Promise<void> {
    await lockPerson(tx, data.id, 'alone');
    await storePerson(tx, data);
    await bringForward(tx, data.id, now);
    afterCommit(() => this.sender.wake());
  }
}

// What could not go out because it was not known who she is; also what nobody waited for any longer. What has its own time keeps it.
const bringForward = (tx: Transaction, personId: string, now: Instant): Promise<number> =>
  tx.execute(sql`
    update deliveries set state = 'queued', next_attempt_at = greatest(${now}, due_at)
    where person_id = ${personId} and recipient is null and state in ('queued', 'failed')
      and exists (select from people where id = ${personId})`);
