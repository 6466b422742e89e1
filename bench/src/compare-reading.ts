import pg from 'pg';
import type { Bench } from './case.js';
import { Clients } from './clients.js';
import { inTurn } from './in-turn.js';
import { latenciesOf, load, median } from './load.js';
import { against, type Row } from './result.js';
import { connections, quiet } from './system.js';

interface Read {
  name: string;
  path: string;
  /** One query that returns the same rows. */
  query: string;
  values: unknown[];
  /** How many those are. */
  rows: number;
  /** The least part of the floor's rate that will do. */
  goal: number;
  details?: Row['details'];
}

/** What staff are answered through gateway, NATS and service, against one query for the same rows over a bare pool. */
export async function compareReading({ system, pace }: Bench, { name, path, query, values, rows, goal, details }: Read): Promise<Row> {
  const pool = quiet(new pg.Pool({ connectionString: system.productUrl, max: connections }));
  const clients = await Clients.open(pace.clients, system.gatewayPort);
  const staff = await system.doors.many(pace.clients, ['staff']);
  const text = await clients.expect(200, 0, staff[0]!, 'GET', path);
  const outcome = await inTurn(
    {
      floor: () => load(pace.clients, pace.seconds, async () => mustBe(rows, (await pool.query({ name, text: query, values })).rows.length)),
      product: () => load(pace.clients, pace.seconds, (client) => clients.expect(200, client, staff[client]!, 'GET', path)),
    },
    pace.rounds,
  );
  clients.close();
  await pool.end();
  return against(name, outcome.product.rate, outcome.floor.rate, goal, {
    ...latenciesOf(outcome.product.rounds),
    kB: Buffer.byteLength(text) / 1000,
    'cores for the load': median(outcome.product.rounds.map(({ ownCpu }) => ownCpu)).toFixed(2),
    ...details,
  });
}

function mustBe(expected: number, found: number): void {
  if (found !== expected) throw new Error(`the floor reads ${found} rows instead of ${expected}`);
}
