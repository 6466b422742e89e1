import { listQuotas, toPage, type ReplyOf } from '#contracts';
import { DomainError, isId } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql, type Sql } from '#persistence';

type Quota = ReplyOf<typeof listQuotas>['items'][number];

const everybodys = '00000000-0000-0000-0000-000000000000';

@Answers(listQuotas)
export class ListQuotas {
  async execute({ input, db }: QueryCall<typeof listQuotas>): Promise<ReplyOf<typeof listQuotas>> {
    const rows = await db.query<Quota>(sql`
      select kind, owner_id as "ownerId", hours_a_month as "hoursAMonth", open_requests as "openRequests" from quotas
      where true ${input.after ? sql`and (coalesce(owner_id, ${everybodys}), kind) > ${position(input.after)}` : empty}
      order by coalesce(owner_id, ${everybodys}), kind limit ${input.limit + 1}`);
    return toPage(rows, input.limit, ({ ownerId, kind }) => `${ownerId ?? everybodys} ${kind}`);
  }
}

function position(after: string): Sql {
  const [ownerId, kind, ...rest] = after.split(' ');
  if (isId(ownerId) && (kind === 'person' || kind === 'organisation') && rest.length === 0) return sql`(${ownerId}::uuid, ${kind})`;
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}
