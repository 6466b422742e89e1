import { Injectable } from '@nestjs/common';
import type { personRecorded } from '#contracts';
import type { Reaction } from '#messaging';
import { sql } from '#persistence';
import { DeliverySender } from '../deliveries/delivery-sender.js';
import { isForgotten, lockPerson } from './forgotten.js';

@Injectable()
export class RecordPersonWhenRecorded {
  static readonly reaction = 'record-person-when-recorded';

  constructor(private readonly sender: DeliverySender) {}

  async react({ event: { data }, tx, afterCommit }: Reaction<typeof personRecorded>): Promise<void> {
    await lockPerson(tx, data.id, 'alone');
    if (await isForgotten(tx, data.id)) return;
    await tx.execute(sql`
      insert into people as known (id, email, name, phone, language, sms_wanted, version)
      values (${data.id}, ${data.email}, ${data.name}, ${data.phone}, ${data.language}, ${data.smsWanted}, ${data.version})
      on conflict (id) do update set
        email = excluded.email, name = excluded.name, phone = excluded.phone, language = excluded.language,
        sms_wanted = excluded.sms_wanted, version = excluded.version
      where known.version < excluded.version`);
    // Messages may have been waiting for her to become known.
    afterCommit(() => this.sender.wake());
  }
}
