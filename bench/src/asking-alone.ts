import type { Bench } from './case.js';
import { Clients } from './clients.js';
import { latenciesOf, load } from './load.js';
import type { Somebody } from './people.js';
import type { Row } from './result.js';

interface Asked {
  name: string;
  /** Asked for in turn, over and over. */
  paths: readonly string[];
  /** Of whom 95 of 100 answers must take no longer. */
  mostMilliseconds: number;
  details?: Row['details'];
}

/** How long one waits who asks one thing after another, with nobody else there. */
export async function askingAlone({ system, pace }: Bench, who: Somebody, { name, paths, mostMilliseconds, details }: Asked): Promise<Row> {
  const clients = await Clients.open(1, system.gatewayPort);
  let asked = 0;
  const once = () => clients.expect(200, 0, who, 'GET', paths[asked++ % paths.length]!);
  for (const _ of paths) await once();
  await load(1, pace.seconds / 2, once);
  const measured = await load(1, pace.seconds * pace.rounds, once);
  clients.close();
  const latencies = latenciesOf([measured]);
  return {
    name, rate: measured.rate, floor: null, ratio: null, goal: `p95 ≤ ${mostMilliseconds} ms`, met: latencies['p95 ms']! <= mostMilliseconds,
    details: { ...latencies, ...details },
  };
}
