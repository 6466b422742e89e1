import { listCaseRemovals, toPage, type ReplyOf } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql, type Queryable } from '#persistence';

type Removal = ReplyOf<typeof listCaseRemovals>['items'][number];

@Answers(listCaseRemovals)
export class ListCaseRemovals {
  async execute({ input: { caseNumber, after, limit }, db }: QueryCall<typeof listCaseRemovals>): Promise<ReplyOf<typeof listCaseRemovals>> {
    const rows = await db.query<Omit<Removal, 'at'> & { at: Instant }>(sql`
      select position, at, kind, case_number as "caseNumber", count, rule_version as "ruleVersion", decision,
        encode(previous, 'hex') as previous, encode(digest, 'hex') as digest
      from removal_log
      where true ${caseNumber === undefined ? empty : sql`and case_number = ${caseNumber}`}
        ${after === undefined ? empty : sql`and position < ${positionAfter(after)}`}
      order by position desc limit ${limit + 1}`);
    const page = toPage(rows, limit, ({ position }) => String(position));
    return { items: page.items.map((row) => ({ ...row, at: row.at.toString() })), next: page.next, isWhole: await isWhole(db) };
  }
}

/** Whether each row follows from the one before it, and the last is where the chain ends. */
async function isWhole(db: Queryable): Promise<boolean> {
  const { whole } = await db.one<{ whole: boolean }>(sql`
    select coalesce(bool_and(is_right), true) and coalesce(max(position), 0) = (select position from removal_log_end)
      and coalesce((array_agg(digest order by position desc))[1], '') = (select digest from removal_log_end) as whole
    from (
      select position, digest, digest = removal_digest(removal_log) and position = row_number() over in_order
        and previous = coalesce(lag(digest) over in_order, '') as is_right
      from removal_log window in_order as (order by position)
    ) as checked`);
  return whole;
}

function positionAfter(after: string): number {
  if (/^[1-9]\d{0,14}$/.test(after)) return Number(after);
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}
