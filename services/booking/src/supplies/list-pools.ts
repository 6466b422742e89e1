import { listPools, type PoolView, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { poolColumns } from './pool-row.js';

@Answers(listPools)
export class ListPools {
  async execute({ input, db }: QueryCall<typeof listPools>): Promise<ReplyOf<typeof listPools>> {
    return { pools: await db.query<PoolView>(sql`select ${poolColumns} from pools where site_id = ${input.siteId} and in_use order by slug`) };
  }
}
