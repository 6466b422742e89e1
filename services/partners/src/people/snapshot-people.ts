import { snapshotPeople, toPage, type PersonView, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { idAfter } from '../page-position.js';
import { personColumns } from './person-rows.js';

@Answers(snapshotPeople)
export class SnapshotPeople {
  async execute({ input, db }: QueryCall<typeof snapshotPeople>): Promise<ReplyOf<typeof snapshotPeople>> {
    const after = idAfter(input.after);
    const people = await db.query<PersonView>(sql`
      select ${personColumns} from people ${after ? sql`where id > ${after}` : empty} order by id limit ${input.limit + 1}`);
    return toPage(people, input.limit, ({ id }) => id);
  }
}
