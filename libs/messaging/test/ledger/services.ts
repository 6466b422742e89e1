import { Injectable } from '@nestjs/common';
import { Answers, on, type CommandCall, type QueryCall, type Reaction } from '#messaging';
import { sql } from '#persistence';
import { defineService } from '#platform';
import { deposit, deposited, showBalance } from './contracts.js';

@Answers(deposit)
class Deposit {
  async execute({ input, tx, publish }: CommandCall<typeof deposit>) {
    const { balance, version } = await tx.one<{ balance: number; version: number }>(sql`
      insert into accounts (id, balance) values (${input.accountId}, ${input.amount})
      on conflict (id) do update set balance = accounts.balance + excluded.balance, version = accounts.version + 1
      returning balance, version`);
    publish(deposited, { aggregateId: input.accountId, aggregateVersion: version, data: { ...input, balance } });
    return { balance };
  }
}

@Answers(showBalance)
class ShowBalance {
  async execute({ input, db }: QueryCall<typeof showBalance>) {
    const row = await db.maybeOne<{ balance: number }>(sql`
      select balance, pg_sleep(${input.waitMs / 1000}) from accounts where id = ${input.accountId}`);
    return { balance: row?.balance ?? 0 };
  }
}

/** Trips over amounts that a test has put into `traps`, as often as the trap says. */
@Injectable()
class CountWhenDeposited {
  static readonly reaction = 'count-when-deposited';

  async react({ event, tx }: Reaction<typeof deposited>) {
    const trap = await tx.maybeOne(sql`select from traps where amount = ${event.data.amount}`);
    if (trap) throw new Error(`tripped over ${event.data.amount}`);
    await tx.execute(sql`
      insert into counted (account_id, deposits, total, last_version)
      values (${event.data.accountId}, 1, ${event.data.amount}, ${event.aggregateVersion})
      on conflict (account_id) do update set deposits = counted.deposits + 1, total = counted.total + excluded.total,
        last_version = greatest(counted.last_version, excluded.last_version)`);
  }
}

export const bank = defineService({ name: 'bank', useCases: [Deposit, ShowBalance] });
export const auditor = defineService({ name: 'auditor', useCases: [], subscriptions: [on(deposited, CountWhenDeposited)] });
