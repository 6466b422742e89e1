import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { durableName } from '#messaging';
import { sql, type Database } from '#persistence';
import { eventually, House, testDatabase, type HouseOptions } from '#testing';
import { deposited } from './contracts.js';
import { auditor, bank } from './services.js';
import { makeTables } from './tables.js';
import { users } from './users.js';

interface Told {
  id: string;
  subject: string;
  aggregateversion: number;
  data: { amount: number; balance: number };
}

/** The toy services on a house of their own, with what tests look at. */
export class Ledger {
  readonly bank: Database;
  readonly auditor: Database;
  /** Ended with it, so that a test that fails does not go on for ever. */
  readonly loads: { stop(): Promise<void> }[] = [];

  private constructor(readonly house: House) {
    this.bank = house.database('bank');
    this.auditor = house.database('auditor');
  }

  /** @param services which of them run in this process */
  static async open(services = [bank, auditor], options: HouseOptions = {}): Promise<Ledger> {
    const postgres = options.postgres ?? (await testDatabase(['bank', 'auditor']));
    const house = await House.open([], { users, ...options, postgres });
    await makeTables(house.postgres.adminUrl);
    for (const service of services) {
      for (let replica = 0; replica < (options.replicas ?? 1); replica++) await house.start(service);
    }
    return new Ledger(house);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.loads.map((load) => load.stop()));
    await this.house.close();
  }

  /** Every `deposited` in the stream, in its order. */
  async told(): Promise<Told[]> {
    const consumer = await jetstream(this.house.connection).consumers.get('DOMAIN', { filter_subjects: `${deposited.type}.>` });
    const { num_pending: waiting } = await consumer.info();
    if (waiting === 0) return [];
    const told: Told[] = [];
    for await (const message of await consumer.fetch({ max_messages: waiting, expires: 5_000 })) told.push(message.json<Told>());
    return told;
  }

  /** How many facts the broker still has for the auditor, or waits to have acknowledged. */
  async unacknowledged(): Promise<number> {
    const manager = await jetstreamManager(this.house.connection);
    const { num_pending, num_ack_pending } = await manager.consumers.info('DOMAIN', durableName('auditor', 'bank'));
    return num_pending + num_ack_pending;
  }

  /** Resolves when a request of this service is asleep in Postgres. */
  async whenBusy(service: string): Promise<void> {
    const admin = this.house.database('admin');
    await eventually(`${service} is busy`, async () =>
      Boolean(await admin.maybeOne(sql`select from pg_stat_activity where application_name = ${service} and wait_event = 'PgSleep' and datname = current_database()`)));
  }

  /** What the auditor has counted, by account. */
  async counted(): Promise<Map<string, Counted>> {
    const rows = await this.auditor.query<Counted & { id: string }>(sql`
      select account_id as id, deposits, total, last_version as "lastVersion", last_balance as "lastBalance" from counted`);
    return new Map(rows.map(({ id, ...counted }) => [id, counted]));
  }
}

export interface Counted {
  deposits: number;
  total: number;
  lastVersion: number;
  lastBalance: number;
}
