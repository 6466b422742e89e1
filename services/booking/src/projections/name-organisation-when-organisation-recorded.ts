import type { organisationRecorded } from '#contracts';
import type { Reaction } from '#messaging';
import { sql } from '#persistence';
import { storeOrganisation } from './store-organisation.js';

export class NameOrganisationWhenOrganisationRecorded {
  static readonly reaction = 'name-organisation-when-organisation-recorded';

  async react({ event, tx }: Reaction<typeof organisationRecorded>): Promise<void> {
    await storeOrganisation(tx, event.data);
    // An older fact would change nothing any more, and may hold the name of a sole trader who has been erased.
    await tx.execute(sql`
      delete from dead_letters
      where reaction = ${NameOrganisationWhenOrganisationRecorded.reaction} and aggregate_id = ${event.aggregateId}
        and (envelope::jsonb ->> 'aggregateversion')::int < ${event.aggregateVersion}`);
  }
}
