import type { organisationRecorded } from '#contracts';
import type { Reaction } from '#messaging';
import { sql } from '#persistence';

export class NameOrganisationWhenOrganisationRecorded {
  static readonly reaction = 'name-organisation-when-organisation-recorded';

  async react({ event, tx }: Reaction<typeof organisationRecorded>): Promise<void> {
    const { id, name, version } = event.data;
    await tx.execute(sql`
      insert into organisations as known (id, name, version) values (${id}, ${name}, ${version})
      on conflict (id) do update set name = excluded.name, version = excluded.version where known.version < excluded.version`);
  }
}
