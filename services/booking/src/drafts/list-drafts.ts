import { listDrafts, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { draftColumns, toDraftView, type DraftRow } from './draft-row.js';

@Answers(listDrafts)
export class ListDrafts {
  async execute({ actor, db }: QueryCall<typeof listDrafts>): Promise<ReplyOf<typeof listDrafts>> {
    const drafts = await db.query<DraftRow>(sql`
      select ${draftColumns} from drafts where person_id = ${actor.id} order by changed_at desc, id`);
    return { items: drafts.map(toDraftView) };
  }
}
