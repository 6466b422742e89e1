import type { personRecorded } from '#contracts';
import type { Reaction } from '#messaging';
import { holdOffErasure } from '../erasure/person-lock.js';
import { storePerson } from './store-person.js';

export class NamePersonWhenRecorded {
  static readonly reaction = 'name-person-when-recorded';

  async react({ event, tx }: Reaction<typeof personRecorded>): Promise<void> {
    await holdOffErasure(tx, event.data.id);
    await storePerson(tx, event.data);
  }
}
