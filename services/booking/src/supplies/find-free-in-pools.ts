import { Temporal } from 'temporal-polyfill';
import { findFreeInPools, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { mustEndAfterItStarts } from '../domain/interval.js';

type Free = ReplyOf<typeof findFreeInPools>['pools'][number];

@Answers(findFreeInPools)
export class FindFreeInPools {
  async execute({ input, db }: QueryCall<typeof findFreeInPools>): Promise<ReplyOf<typeof findFreeInPools>> {
    const [start, end] = [Temporal.Instant.from(input.from), Temporal.Instant.from(input.to)];
    mustEndAfterItStarts({ start, end }, 'to');
    const pools = await db.query<Free>(sql`
      select id as "poolId", amount, amount - peak_of_pool(id, tstzrange(${start}, ${end})) as "left"
      from pools where site_id = ${input.siteId} and in_use order by slug`);
    return { pools };
  }
}
