import { listRemovals, toPage, type ReplyOf } from '#contracts';
import { DomainError, isId, type Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql, type Sql } from '#persistence';

interface Removal {
  id: string;
  at: Instant;
  rule: string;
  endedBefore: Instant;
  visits: number;
}

@Answers(listRemovals)
export class ListRemovals {
  async execute({ input, db }: QueryCall<typeof listRemovals>): Promise<ReplyOf<typeof listRemovals>> {
    const rows = await db.query<Removal>(sql`
      select id, at, rule, ended_before as "endedBefore", visits from removals where true ${before(input.after)}
      order by at desc, id desc limit ${input.limit + 1}`);
    const { items, next } = toPage(rows, input.limit, ({ id }) => id);
    return { items: items.map((row) => ({ ...row, at: row.at.toString(), endedBefore: row.endedBefore.toString() })), next };
  }
}

function before(after: string | undefined): Sql {
  if (after === undefined) return empty;
  if (isId(after)) return sql`and (at, id) < (select at, id from removals where id = ${after})`;
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}
