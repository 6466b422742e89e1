import type { Bench } from './case.js';
import { Clients } from './clients.js';
import { Floor, type Writing } from './floor.js';
import type { TableRow } from './footprint.js';
import { inTurn } from './in-turn.js';
import { latenciesOf, load, median } from './load.js';
import { against, type Row } from './result.js';
import { allTold } from './samples.js';

interface Written {
  name: string;
  /** The rows that the product leaves. */
  footprint: readonly TableRow[];
  /** The booking before, where there was one. */
  before?: TableRow;
  /** Stores what the next turn needs. */
  prepare?: (side: 'product' | 'floor') => Promise<void>;
  /** What the floor writes next. */
  writing: () => Writing;
  /** What a client asks for next. */
  ask: (clients: Clients, client: number) => Promise<unknown>;
  details?: Row['details'];
}

const goal = 0.25;

/** A command through gateway, NATS and service, against the same rows written over a bare pool. */
export async function compareWriting({ system, product, pace }: Bench, { name, footprint, before, prepare, writing, ask, details }: Written): Promise<Row> {
  const pool = system.floorPool(pace.clients);
  const floor = new Floor(pool, footprint, before);
  const measured = async (once: (client: number) => Promise<unknown>) => {
    const result = await load(pace.clients, pace.seconds, once);
    await allTold(product);
    return result;
  };
  const floorTurn = async (once: () => Promise<void>) => {
    await prepare?.('floor');
    return measured(once);
  };
  const outcome = await inTurn(
    {
      'four round trips': () => floorTurn(() => floor.inSteps(writing())),
      'one statement': () => floorTurn(() => floor.atOnce(writing())),
      'prepared statement': () => floorTurn(() => floor.atOnce(writing(), name)),
      product: async () => {
        await prepare?.('product');
        // Anew each time: while the others have their turns the gateway hangs up on whoever says nothing.
        const clients = await Clients.open(pace.clients, system.gatewayPort);
        return measured((client) => ask(clients, client)).finally(() => clients.close());
      },
    },
    pace.rounds,
  );
  await pool.end();
  const { product: ours, ...floors } = outcome;
  // What has been prepared beforehand is told besides: it is not how a bare pool is used.
  const fastest = Math.max(floors['four round trips'].rate, floors['one statement'].rate);
  return against(name, ours.rate, fastest, goal, {
    ...latenciesOf(ours.rounds),
    ...Object.fromEntries(Object.entries(floors).map(([how, { rate }]) => [`${how} /s`, rate])),
    'cores for the load': median(ours.rounds.map(({ ownCpu }) => ownCpu)).toFixed(2),
    ...details,
  });
}
