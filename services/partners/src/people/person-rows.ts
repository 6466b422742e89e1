import type { PersonView } from '#contracts';
import { personRecorded } from '#contracts';
import type { Publish } from '#messaging';
import { sql } from '#persistence';

/** Columns of `people` named as in the view, which is the whole row. */
export const personColumns = sql`id, email, name, phone, language, sms_wanted as "smsWanted", version`;

export const tellPerson = (publish: Publish, person: PersonView): void =>
  publish(personRecorded, { aggregateId: person.id, aggregateVersion: person.version, data: person });
