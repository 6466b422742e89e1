import { Injectable } from '@nestjs/common';
import type { personRecorded } from '#contracts';
import type { Reaction } from '#messaging';
import { DeliverySender } from '../deliveries/delivery-sender.js';
import { lockPerson } from './forgotten.js';
import { storePerson } from './store-person.js';

@Injectable()
export class RecordPersonWhenRecorded {
  static readonly reaction = 'record-person-when-recorded';

  constructor(private readonly sender: DeliverySender) {}

  async react({ event: { data }, tx, afterCommit }: Reaction<typeof personRecorded>): Promise<void> {
    await lockPerson(tx, data.id, 'alone');
    await storePerson(tx, data);
    // Messages may have been waiting for her to become known.
    afterCommit(() => this.sender.wake());
  }
}
