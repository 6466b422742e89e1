import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import {
  acceptOffer, approveBooking, decideCompeting, declineOffer, explainDecisions, moveBooking, placeBlock, placeHold, requestBooking, setApprovalRules, showApprovalRules,
  type BookingView, type OfferView,
} from '#contracts';
import { sql, type Database } from '#persistence';
import { refusal } from './hall.js';
import { openWorkshop, type Workshop } from './workshop.js';

let workshop: Workshop;
let tables: Database;
beforeAll(async () => {
  // Two replicas, so that nothing within one process can be what keeps order.
  workshop = await openWorkshop({ replicas: 2 });
  tables = workshop.house.database('booking');
});
afterAll(() => workshop.house.close());

beforeEach(() =>
  tables.transaction(async (tx) => {
    for (const table of [sql`offers`, sql`holds`, sql`booking_history`, sql`allocations`, sql`pool_claims`, sql`bookings`]) await tx.execute(sql`delete from ${table}`);
  }),
);

const staff = () => workshop.house.as('staff');
const booker = () => workshop.house.as('booker');
const patient = { timeoutMs: 60_000 };

const at = (space: string, from = '13:00', to = '14:00') => ({ spaceId: workshop.space[space]!, start: `2026-12-01T${from}`, end: `2026-12-01T${to}` });
const asked = (who = booker(), more: object = {}, space = 'west') => who.call(requestBooking, { ...at(space), title: 'Verkstad', people: 8, ...more });

async function offered({ id, version }: BookingView, alternatives: ReturnType<typeof at>[], who = staff()): Promise<OfferView> {
  const { offers } = await who.call(decideCompeting, { offers: [{ bookingId: id, version, alternatives, until: '2026-11-28T12:00' }] });
  return offers[0]!;
}

const projectorsOut = async () => (await tables.one<{ out: number }>(sql`
  select max(peak_of_pool(id, tstzrange('2026-12-01', '2026-12-02'))) as out from pools where equipment = 'projector'`)).out;

it('what is to be carried there is kept too: once for all alternatives at the same time, and until it is answered', async () => {
  const anna = booker();
  const request = await asked(anna, { equipment: ['projector'] });
  const offer = await offered(request, [at('booth-0'), at('booth-1'), at('booth-2', '13:30', '14:30')]);
  expect(await projectorsOut()).toBe(1);
  expect((await refusal(asked(booker(), { equipment: [], pooled: [{ poolId: workshop.pool.projectors, amount: 2 }] }, 'booth-5'))).code).toBe('booking.pool-overdrawn');
  await anna.call(acceptOffer, { offerId: offer.id, choice: 3 });
  expect(await projectorsOut()).toBe(1);
  const bo = booker();
  const second = await offered(await asked(bo, { equipment: ['projector'] }), [at('booth-7')]);
  expect(await projectorsOut()).toBe(2);
  await bo.call(declineOffer, { offerId: second.id });
  expect(await projectorsOut()).toBe(1);
});

it('is no more than there is beside what others have, and what the request has itself is not kept twice', async () => {
  const mine = await asked(booker(), { equipment: ['projector'] }, 'east');
  expect(mine).toMatchObject({ state: 'requested', holdsFloor: true });
  await asked(booker(), { equipment: ['projector'] }, 'booth-3');
  expect(await projectorsOut()).toBe(2);
  const offer = await offered(mine, [at('east', '13:30', '14:30'), at('booth-4')]);
  expect([offer.state, await projectorsOut()]).toEqual(['open', 2]);
  const third = await asked(booker(), { people: 4 });
  const two = staff().call(decideCompeting, {
    offers: [{ bookingId: third.id, version: 1, alternatives: [at('east', '14:00', '15:00')], until: '2026-11-28T12:00' }],
  });
  expect(await refusal(two)).toMatchObject({ code: 'booking.conflict', params: { choice: 1 } });
});

it('is had by whom it was offered, whatever others do at that moment', async () => {
  for (let round = 0; round < 5; round++) {
    const hour = [`${String(8 + round).padStart(2, '0')}:00`, `${String(8 + round).padStart(2, '0')}:45`] as const;
    const anna = booker();
    const offer = await offered(await asked(anna), [at('east', ...hour), at(`booth-${round}`, ...hour)]);
    const rival = await asked(booker(), at('hall', ...hour), 'hall').catch(() => undefined);
    const [accepted, ...others] = await Promise.allSettled([
      anna.call(acceptOffer, { offerId: offer.id, choice: 1 }, patient),
      ...Array.from({ length: 5 }, () => booker().call(requestBooking, { ...at('east', ...hour), title: 'Samma', people: 2 }, patient)),
      booker().call(placeHold, at('east', ...hour), patient),
      staff().call(placeBlock, { ...at('east', ...hour), reason: { sv: 'Golv', en: 'Floor' } }, patient),
      ...(rival ? [staff().call(approveBooking, { bookingId: rival.id }, patient)] : []),
    ]);
    expect(accepted).toMatchObject({ status: 'fulfilled', value: { booking: { state: 'approved', spaceId: workshop.space.east } } });
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set(['rejected']));
  }
});

it('is offered by another than who approved first, where two have to approve, and says so afterwards', async () => {
  await rule(true);
  const [anna, first, second] = [booker(), staff(), staff()];
  const request = await asked(anna, { servesAlcohol: true });
  expect(await refusal(offered(request, [at('west', '15:00', '16:00')], second))).toMatchObject({ code: 'booking.second-approval-missing', params: { choice: 1, grounds: ['alcohol'] } });
  const seen = await first.call(approveBooking, { bookingId: request.id });
  expect((await refusal(offered(seen, [at('west', '15:00', '16:00')], first))).code).toBe('booking.second-approval-missing');
  const offer = await offered(seen, [at('west', '15:00', '16:00')], second);
  expect(await anna.call(acceptOffer, { offerId: offer.id, choice: 1 })).toMatchObject({ booking: { state: 'approved', secondApproval: ['alcohol'] } });
  const { decisions } = await staff().call(explainDecisions, { bookingId: request.id });
  expect(decisions.map(({ kind, by }) => [kind, by])).toEqual([['first-approved', first.id], ['offered', second.id], ['moved', anna.id], ['approved', second.id]]);
  expect(decisions.at(-1)!.secondApproval).toMatchObject({ grounds: ['alcohol'], first: { by: first.id }, second: { by: second.id } });
});

async function rule(alcohol: boolean) {
  const { version } = await staff().call(showApprovalRules, { siteId: workshop.siteId });
  await workshop.house.as('admin').call(setApprovalRules, { siteId: workshop.siteId, version, peopleOver: null, outsideOpeningHours: false, alcohol });
}
const blocked = (space: string, from: string, to: string) => staff().call(placeBlock, { ...at(space, from, to), reason: { sv: 'Golv', en: 'Floor' } });

it('is kept while somebody approves first what was asked for, and does not stand in its way', async () => {
  await rule(false);
  const anna = booker();
  const request = await asked(anna, { servesAlcohol: true });
  const offer = await offered(request, [at('west', '13:30', '14:30')]);
  await rule(true);
  expect(await staff().call(approveBooking, { bookingId: request.id })).toMatchObject({ state: 'requested', firstApprovedAt: expect.any(String) });
  expect((await refusal(blocked('west', '14:00', '14:30'))).code).toBe('booking.conflict');
  expect(await anna.call(acceptOffer, { offerId: offer.id, choice: 1 })).toMatchObject({ booking: { state: 'approved' } });
});

it('ends where she changes anything of what she asked for, also to where it was kept', async () => {
  await rule(false);
  for (const change of [{ ...at('west'), serviceIds: [workshop.service.coffee!] }, at('west', '13:30', '14:30')]) {
    const anna = booker();
    const request = await asked(anna);
    const offer = await offered(request, [at('west', '13:30', '14:30')]);
    await anna.call(moveBooking, { bookingId: request.id, version: request.version + 1, ...change });
    expect(await refusal(anna.call(acceptOffer, { offerId: offer.id, choice: 1 }))).toMatchObject({ code: 'offer.not-open', params: { state: 'ended' } });
  }
});
