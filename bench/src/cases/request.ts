import { randomUUID } from 'node:crypto';
import { bookings, wishFor } from '../asking.js';
import type { Case } from '../case.js';
import { compareWriting } from '../compare-writing.js';
import { takeSamples } from '../samples.js';

// MRBS 1.12 at its best on a machine like this, in bookings a second; ten times that is what we want.
const mrbs = 143;

/** A request for a space, from many applicants at once, for different spaces and times. */
export const request: Case = {
  name: 'request',
  run: async (bench) => {
    const { requested } = await takeSamples(bench);
    const applicants = await bench.system.doors.many(4 * bench.pace.clients, ['booker']);
    let next = 0;
    return [
      await compareWriting(bench, {
        name: 'request',
        footprint: requested,
        writing: () => ({ bookingId: randomUUID(), slot: bench.house.nextSlot() }),
        ask: (clients, client) => clients.expect(201, client, applicants[next++ % applicants.length]!, 'POST', bookings, wishFor(bench.house.nextSlot())),
        details: { 'aim /s': 10 * mrbs },
      }),
    ];
  },
};
