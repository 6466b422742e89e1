import { changePool, type PoolView, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { poolColumns } from './pool-row.js';
import { mustKeepWhatIsPromised } from './promised.js';

@Answers(changePool)
export class ChangePool {
  async execute({ input, tx, now }: CommandCall<typeof changePool>): Promise<ReplyOf<typeof changePool>> {
    const { poolId, amount } = input;
    const pool = await tx.maybeOne<PoolView>(sql`select ${poolColumns} from pools where id = ${poolId} and in_use for no key update`);
    if (!pool) throw new DomainError('pool.not-found');
    if (pool.version !== input.version) throw new DomainError('version.changed', { current: pool.version });
    await mustKeepWhatIsPromised(tx, poolId, amount, now);
    await tx.execute(sql`update pools set amount = ${amount}, version = version + 1 where id = ${poolId}`);
    return { ...pool, amount, version: pool.version + 1 };
  }
}
