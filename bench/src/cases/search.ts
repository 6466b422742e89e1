import type { Bench, Case } from '../case.js';
import { Clients } from '../clients.js';
import { latenciesOf, load } from '../load.js';
import type { Row } from '../result.js';
import { bookingsADay, days, openSearchable, spaceCount } from '../searchable.js';

const mostMilliseconds = 50;
const wish = { people: 40, equipment: ['projector'], accessibility: ['step-free'], minutes: 120, limit: 50 };

/** One who searches everything, and is told of every space. */
export const search: Case = {
  name: 'search',
  run: async (bench) => {
    const searchable = await openSearchable(bench);
    // As autovacuum leaves them, which comes when it likes: of what has just been stored, no index alone can tell anything.
    for (const table of ['allocations', 'bookings']) await bench.product.query(`vacuum analyze booking.${table}`);
    return [await searched(bench, { ...searchable, ...wish })];
  },
};

async function searched({ system, pace }: Bench, body: object): Promise<Row> {
  const clients = await Clients.open(1, system.gatewayPort);
  const who = await system.doors.signIn(['booker']);
  const once = () => clients.expect(200, 0, who, 'POST', '/api/v1/spaces/search', body);
  const { offerCount, notOfferedCount } = JSON.parse(await once()) as { offerCount: number; notOfferedCount: number };
  if (offerCount + notOfferedCount !== spaceCount) throw new Error(`${offerCount} offers and ${notOfferedCount} explanations are not all`);
  await load(1, pace.seconds / 2, once);
  const measured = await load(1, pace.seconds * pace.rounds, once);
  clients.close();
  const latencies = latenciesOf([measured]);
  return {
    name: `search, ${spaceCount} spaces × ${days} days, ${(spaceCount * days * bookingsADay).toLocaleString('en-GB')} bookings, explained`,
    rate: measured.rate,
    floor: null,
    ratio: null,
    goal: `p95 ≤ ${mostMilliseconds} ms`,
    met: latencies['p95 ms']! <= mostMilliseconds,
    details: { ...latencies, offers: offerCount, explained: notOfferedCount },
  };
}
