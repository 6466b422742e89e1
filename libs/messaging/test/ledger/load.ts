import { expect } from '@jest/globals';
import { DomainError, newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { deposit } from './contracts.js';
import type { Ledger } from './ledger.js';

export interface LoadOptions {
  accounts?: number;
  /** How many put money in at the same time. */
  depositors?: number;
  /** How long each call may take; as long as the client waits by itself when left out. */
  patienceMs?: number;
  /** How often a deposit may go unanswered before the depositor gives up. */
  tries?: number;
}

/** People who put money into accounts, and ask again with the same key until they are told that it is there. */
export class Load {
  readonly accounts: string[];
  readonly answered = new Map<string, number>();
  private running = true;
  private readonly depositors: Promise<void>[];

  constructor(
    private readonly ledger: Ledger,
    private readonly options: LoadOptions = {},
  ) {
    const { accounts = 10, depositors = 8 } = options;
    this.accounts = Array.from({ length: accounts }, newId);
    ledger.loads.push(this);
    this.depositors = Array.from({ length: depositors }, () => this.deposit());
  }

  /** How many deposits have been answered so far. */
  get total(): number {
    return [...this.answered.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Lets at least this many more be answered. */
  async letThrough(more: number): Promise<void> {
    const goal = this.total + more;
    await eventually(`${more} more deposits are answered`, () => this.total >= goal, { timeoutMs: 60_000 });
  }

  /** Stops, and resolves when the last one is answered. */
  async stop(): Promise<void> {
    this.running = false;
    await Promise.all(this.depositors);
  }

  private async deposit(): Promise<void> {
    const person = this.ledger.house.as('booker');
    while (this.running) {
      const accountId = this.accounts[Math.floor(Math.random() * this.accounts.length)]!;
      await this.untilAnswered((idempotencyKey) => person.call(deposit, { accountId, amount: 1 }, { idempotencyKey, timeoutMs: this.options.patienceMs }));
      this.answered.set(accountId, (this.answered.get(accountId) ?? 0) + 1);
    }
  }

  private async untilAnswered(ask: (key: string) => Promise<unknown>): Promise<void> {
    const key = newId();
    for (let attempt = 1; ; attempt++) {
      try {
        return void (await ask(key));
      } catch (error) {
        const isAway = error instanceof DomainError && ['service.unavailable', 'service.timeout'].includes(error.code);
        if (!isAway || !this.running || attempt >= (this.options.tries ?? Infinity)) throw error;
      }
    }
  }
}

/** Every deposit that was answered took effect once, was told once in the order of its account, and was counted once. */
export async function expectNothingLostNothingTwice(ledger: Ledger, load: Load): Promise<void> {
  await expectCounted(ledger, load);
  await expectToldInOrder(ledger, Object.fromEntries(load.answered));
}

/** Every deposit that was answered took effect once and was counted once. */
export async function expectCounted(ledger: Ledger, load: Load): Promise<void> {
  const done = Object.fromEntries(load.answered);
  const balances = await ledger.bank.query<{ id: string; balance: number }>(sql`select id, balance from accounts`);
  expect(Object.fromEntries(balances.map(({ id, balance }) => [id, balance]))).toEqual(done);

  await eventually('every fact is counted', async () => {
    const counted = await ledger.counted();
    const deposits = [...counted].map(([id, { deposits }]) => [id, deposits]);
    expect(Object.fromEntries(deposits)).toEqual(done);
    return true;
  }, { timeoutMs: 60_000, everyMs: 100 });
  for (const [id, { total, lastVersion, lastBalance }] of await ledger.counted()) {
    expect({ id, total, lastVersion, lastBalance }).toEqual({ id, total: done[id], lastVersion: done[id], lastBalance: done[id] });
  }
}

/** The stream holds, for each account, the versions 1, 2, 3 … without a gap and without a second copy. */
export async function expectToldInOrder(ledger: Ledger, deposits: Record<string, number>): Promise<void> {
  const versions: Record<string, number[]> = {};
  for (const { subject, aggregateversion } of await ledger.told()) (versions[subject] ??= []).push(aggregateversion);
  for (const [id, count] of Object.entries(deposits)) {
    expect({ id, versions: versions[id] }).toEqual({ id, versions: Array.from({ length: count }, (_, index) => index + 1) });
  }
}
