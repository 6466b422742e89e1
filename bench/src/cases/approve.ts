import { approvalOf } from '../asking.js';
import type { Case } from '../case.js';
import { compareWriting } from '../compare-writing.js';
import { rowOf } from '../footprint.js';
import { takeSamples } from '../samples.js';
import { Waiting } from '../waiting.js';

// More than either side can do on any machine that we know.
const mostASecond = { product: 5_000, floor: 15_000 };

/** The approval of a request, by many of the staff at once, for different spaces and times. */
export const approve: Case = {
  name: 'approve',
  run: async (bench) => {
    const { house, product, floor, pace } = bench;
    const { requested, approved } = await takeSamples(bench);
    const staff = await bench.system.doors.many(pace.clients, ['staff']);
    const waiting = { product: new Waiting(product, house, requested), floor: new Waiting(floor, house, requested) };
    return [
      await compareWriting(bench, {
        name: 'approve',
        footprint: approved,
        before: rowOf(requested, 'bookings'),
        prepare: (side) => waiting[side].fill(mostASecond[side] * pace.seconds),
        writing: () => waiting.floor.take(),
        ask: (clients, client) => clients.expect(200, client, staff[client]!, 'POST', approvalOf(waiting.product.take().bookingId)),
      }),
    ];
  },
};
