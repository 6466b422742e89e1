import { snapshotOrganisations, toPage, type DataOf, type organisationRecorded, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { idAfter } from '../page-position.js';

@Answers(snapshotOrganisations)
export class SnapshotOrganisations {
  async execute({ input, db }: QueryCall<typeof snapshotOrganisations>): Promise<ReplyOf<typeof snapshotOrganisations>> {
    const after = idAfter(input.after);
    const organisations = await db.query<DataOf<typeof organisationRecorded>>(sql`
      select id, name, kind, version from organisations ${after ? sql`where id > ${after}` : empty} order by id limit ${input.limit + 1}`);
    return toPage(organisations, input.limit, ({ id }) => id);
  }
}
