import { approvalOf } from '../asking.js';
import type { Case } from '../case.js';
import { Clients } from '../clients.js';
import { takeSamples } from '../samples.js';
import { storeLike } from '../stored-bookings.js';

const contenders = 200;

/** Many who want one space at one time: one gets it, and no part of the floor is ever given twice. */
export const race: Case = {
  name: 'race',
  grows: false,
  run: async (bench) => {
    const { house, product, pace, system } = bench;
    const races = pace.quick ? 2 : 20;
    const { requested } = await takeSamples(bench);
    const staff = await system.doors.many(contenders, ['staff']);
    const clients = await Clients.open(contenders, system.gatewayPort);
    let given = 0;
    let took = 0;
    for (let number = 0; number < races; number++) {
      const slot = house.nextSlot();
      const wishes = await storeLike(product, requested, Array.from({ length: contenders }, () => slot));
      const began = performance.now();
      const answers = await Promise.all(wishes.map(({ bookingId }, client) => clients.send(client, staff[client]!, 'POST', approvalOf(bookingId))));
      took += performance.now() - began;
      const strange = answers.find(({ status }) => status !== 200 && status !== 409);
      if (strange) throw new Error(`an approval was answered ${strange.status}: ${strange.body}`);
      given += answers.filter(({ status }) => status === 200).length;
    }
    clients.close();
    const { rows } = await product.query<{ twice: number }>(`
      select count(*)::int as twice from booking.bookings as one join booking.bookings as other
        on other.space_id = one.space_id and other.id > one.id and tstzrange(one.starts_at, one.ends_at) && tstzrange(other.starts_at, other.ends_at)
      where one.state = 'approved' and other.state = 'approved'`);
    const { twice } = rows[0]!;
    return [
      {
        name: `${races} races of ${contenders} for one time: answers`,
        rate: (races * contenders * 1000) / took, floor: null, ratio: null,
        goal: 'one given in each, none twice', met: given === races && twice === 0,
        details: { given, 'double bookings': twice },
      },
    ];
  },
};
