import type { personErased } from '#contracts';
import type { Reaction } from '#messaging';
import { sql } from '#persistence';
import { forgetPerson } from './forget-person.js';
import { beginErasure } from './person-lock.js';

export class ForgetApplicantWhenPersonErased {
  static readonly reaction = 'forget-applicant-when-person-erased';

  async react({ event, tx, publish, now }: Reaction<typeof personErased>): Promise<void> {
    const { personId } = event.data;
    await beginErasure(tx, personId);
    await tx.execute(sql`
      insert into forgotten_people (digest, at) values (sha256(${personId}::text::bytea), ${now}) on conflict do nothing`);
    const except = ForgetApplicantWhenPersonErased.reaction;
    await forgetPerson({ tx, publish, now }, { personId, version: event.aggregateVersion, except });
  }
}
