import { approvalOf } from '../asking.js';
import type { Case } from '../case.js';
import { compareWriting } from '../compare-writing.js';
import type { Writing } from '../floor.js';
import { rowOf } from '../footprint.js';
import { takeSamples } from '../samples.js';
import { storeLike } from '../stored-bookings.js';

const perSecond = { product: 4_000, floor: 12_000 };

/** The approval of a request, by many of the staff at once, for different spaces and times. */
export const approve: Case = {
  name: 'approve',
  run: async (bench) => {
    const { house, product, floor, pace } = bench;
    const { requested, approved } = await takeSamples(bench);
    const staff = await bench.system.doors.many(pace.clients, ['staff']);
    const seconds = (pace.rounds + 1) * pace.seconds;
    const waiting = await storeLike(product, requested, house.slots(perSecond.product * seconds));
    const waitingThere = await storeLike(floor, requested, house.slots(perSecond.floor * seconds));
    return [
      await compareWriting(bench, {
        name: 'approve',
        footprint: approved,
        before: rowOf(requested, 'bookings'),
        writing: () => taken(waitingThere),
        ask: (clients, client) => clients.expect(200, client, staff[client]!, 'POST', approvalOf(taken(waiting).bookingId)),
      }),
    ];
  },
};

function taken(waiting: Writing[]): Writing {
  const one = waiting.shift();
  if (!one) throw new Error('faster than anybody thought: store more requests');
  return one;
}
