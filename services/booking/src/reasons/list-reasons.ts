import { listReasons, type ReasonView, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { reasonColumns } from './reason-row.js';

@Answers(listReasons)
export class ListReasons {
  async execute({ input, db }: QueryCall<typeof listReasons>): Promise<ReplyOf<typeof listReasons>> {
    const kind = input.kind ?? null;
    const reasons = await db.query<ReasonView>(sql`
      select ${reasonColumns} from reasons
      where (${kind}::text is null or kind = ${kind}) and (in_use or ${input.unused})
      order by kind desc, position, id`);
    return { reasons };
  }
}
