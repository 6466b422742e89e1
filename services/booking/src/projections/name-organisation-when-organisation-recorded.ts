import type { organisationRecorded } from '#contracts';
import type { Reaction } from '#messaging';
import { storeOrganisation } from './store-organisation.js';

export class NameOrganisationWhenOrganisationRecorded {
  static readonly reaction = 'name-organisation-when-organisation-recorded';

  async react({ event, tx }: Reaction<typeof organisationRecorded>): Promise<void> {
    await storeOrganisation(tx, event.data);
  }
}
