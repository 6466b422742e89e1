import { Injectable } from '@nestjs/common';
import { Answers, on, type CommandCall, type QueryCall, type Reaction } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { defineService } from '#platform';
import { deposit, deposited, printStatement, showBalance } from './contracts.js';

@Answers(deposit)
class Deposit {
  async execute({ input, tx, publish, afterCommit }: CommandCall<typeof deposit>) {
    const { balance, version } = await tx.one<{ balance: number; version: number }>(sql`
      insert into accounts (id, balance) values (${input.accountId}, ${input.amount})
      on conflict (id) do update set balance = accounts.balance + excluded.balance, version = accounts.version + 1
      returning balance, version`);
    publish(deposited, { aggregateId: input.accountId, aggregateVersion: version, data: { ...input, balance } });
    if (await isToDieOf(tx, input.amount)) afterCommit(die);
    if (await isTrap(tx, input.amount)) throw new Error(`tripped over ${input.amount}`);
    return { balance };
  }
}

@Answers(showBalance)
class ShowBalance {
  async execute({ input, db }: QueryCall<typeof showBalance>) {
    const row = await db.maybeOne<{ balance: number }>(sql`
      select balance, pg_sleep(${input.waitMs / 1000}) from (values (1)) one left join accounts on id = ${input.accountId}`);
    return { balance: row?.balance ?? 0 };
  }
}

@Answers(printStatement)
class PrintStatement {
  async execute({ input }: QueryCall<typeof printStatement>) {
    return { text: 'x'.repeat(input.length) };
  }
}

/** Trips over amounts that a test has put into `traps`, for as long as they are there. */
@Injectable()
class CountWhenDeposited {
  static readonly reaction = 'count-when-deposited';

  async react({ event, tx, afterCommit }: Reaction<typeof deposited>) {
    const { accountId, amount } = event.data;
    if (await isTrap(tx, amount)) throw new Error(`tripped over ${amount}`);
    await tx.execute(sql`
      insert into counted (account_id, deposits, total, last_version, last_balance)
      values (${accountId}, 1, ${amount}, ${event.aggregateVersion}, ${event.data.balance})
      on conflict (account_id) do update set deposits = counted.deposits + 1, total = counted.total + excluded.total,
        last_balance = case when excluded.last_version > counted.last_version then excluded.last_balance else counted.last_balance end,
        last_version = greatest(counted.last_version, excluded.last_version)`);
    if (await isToDieOf(tx, amount)) afterCommit(die);
  }
}

const isTrap = async (tx: Transaction, amount: number) => Boolean(await tx.maybeOne(sql`select from traps where amount = ${amount}`));

// Once: the sentence is carried out in the transaction that is the last thing it does.
const isToDieOf = async (tx: Transaction, amount: number) => (await tx.execute(sql`delete from deaths where amount = ${amount}`)) > 0;
const die = () => void process.kill(process.pid, 'SIGKILL');

export const bank = defineService({ name: 'bank', useCases: [Deposit, ShowBalance, PrintStatement] });
export const auditor = defineService({ name: 'auditor', useCases: [], subscriptions: [on(deposited, CountWhenDeposited)] });
