import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  acceptOffer, approveBooking, bookingApproved, cancelBooking, compareRequests, decideCompeting, declineBooking, declineOffer, getBooking, getHold, listOffers, moveBooking, offerEnded,
  offerMade, personErased, personForgotten, placeHold, releaseHold, requestBooking, showBoard, withdrawBooking, withdrawOffer, type BookingView, type OfferView,
} from '#contracts';
import { newId } from '#kernel';
import { sql, type Database } from '#persistence';
import { eventually } from '#testing';
import { OffersWorker } from '../src/offers/offers-worker.js';
import { openHall, refusal, thursday, today, wish, type Hall } from './hall.js';

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  hall = await openHall(2);
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());

beforeEach(async () => {
  hall.house.clock.set(today);
  await tables.transaction(async (tx) => {
    await tx.execute(sql`delete from offers`);
    await tx.execute(sql`delete from holds`);
    await tx.execute(sql`delete from booking_history`);
    await tx.execute(sql`delete from allocations`);
    await tx.execute(sql`delete from bookings`);
  });
});

const staff = () => hall.house.as('staff');
const booker = () => hall.house.as('booker');
type Somebody = ReturnType<typeof booker>;

const west = () => hall.space['hall-west'];
const east = () => hall.space['hall-east'];
const at = (spaceId: string, from: string, until: string) => ({ spaceId, start: thursday(from), end: thursday(until) });
const wednesday = '2026-11-25T12:00';

const asked = (who: Somebody = booker(), spaceId = west()): Promise<BookingView> => who.call(requestBooking, wish(spaceId));

interface Offering {
  alternatives?: ReturnType<typeof at>[];
  until?: string;
}

/** In the other half at the same time, or an hour later in the same, until Wednesday at noon. */
const offering = ({ id, version }: BookingView, { alternatives = [at(east(), '13:00', '14:00'), at(west(), '14:00', '15:00')], until = wednesday }: Offering = {}) => ({
  offers: [{ bookingId: id, version, alternatives, until }],
});

async function offered(booking: BookingView, more: Offering = {}): Promise<OfferView> {
  const { offers } = await staff().call(decideCompeting, offering(booking, more));
  return offers[0]!;
}

const kept = () => tables.query<{ during: string }>(sql`select distinct claim_id, during::text from allocations where hold_id is not null`);
const waitsFor = async ({ caseId }: BookingView) => (await tables.one<{ waitsFor: string }>(sql`select waits_for as "waitsFor" from cases where id = ${caseId}`)).waitsFor;
const lookAround = () => Promise.all(hall.house.running.map(({ context }) => context.get(OffersWorker).run()));
const told = async (offer: OfferView, count: number) =>
  eventually('the offer is told of', async () => {
    const facts = (await hall.house.told()).filter(({ subject }) => subject === offer.id);
    return facts.length === count && facts;
  });

describe('an offer', () => {
  it('keeps its times for her until the deadline, while her request waits for her answer', async () => {
    const anna = booker();
    const request = await asked(anna);
    const offer = await offered(request);
    expect(offer).toMatchObject({
      state: 'open', bookingId: request.id, caseNumber: request.caseNumber, until: '2026-11-25T11:00:00Z', version: 1,
      alternatives: [
        { choice: 1, spaceId: east(), start: '2026-11-26T12:00:00Z', end: '2026-11-26T13:00:00Z', timeZone: 'Europe/Stockholm' },
        { choice: 2, spaceId: west(), start: '2026-11-26T13:00:00Z', end: '2026-11-26T14:00:00Z' },
      ],
    });
    expect((await anna.call(listOffers, {})).items).toEqual([offer]);
    expect(await waitsFor(request)).toBe('applicant');
    expect(await anna.call(getBooking, { bookingId: request.id })).toMatchObject({ state: 'requested', version: 2 });
    const other = await booker().call(requestBooking, wish(east(), { start: thursday('12:30'), end: thursday('13:30') })).catch((error: unknown) => error);
    expect(other).toMatchObject({ code: 'booking.conflict', params: { standsInTheWay: [{ kind: 'hold', spaceId: east() }] } });
    expect((await refusal(staff().call(placeHold, at(west(), '14:30', '15:30')))).code).toBe('booking.conflict');
    const { spaces } = await booker().call(showBoard, { siteId: hall.siteId, from: '2026-11-26', days: 1 });
    expect(spaces.find(({ spaceId }) => spaceId === east())).toMatchObject({ taken: [{ start: '2026-11-26T12:00:00Z', end: '2026-11-26T13:00:00Z' }] });
    const [fact] = await told(offer, 1);
    expect(fact).toMatchObject({ type: offerMade.type, data: { applicantId: anna.id, until: offer.until, state: 'open' } });
  });

  it('is accepted with one click: the request is there and approved, and the rest is free', async () => {
    const anna = booker();
    const request = await asked(anna);
    const offer = await offered(request);
    const { booking, offer: accepted } = await anna.call(acceptOffer, { offerId: offer.id, choice: 2 });
    expect(accepted).toMatchObject({ state: 'accepted', accepted: 2, endedAt: '2026-11-20T10:00:00Z', version: 2 });
    expect(booking).toMatchObject({ state: 'approved', spaceId: west(), start: '2026-11-26T13:00:00Z', decidedAt: '2026-11-20T10:00:00Z' });
    expect(await kept()).toEqual([]);
    expect(await waitsFor(request)).toBe('staff');
    const { history, ...shown } = await anna.call(getBooking, { bookingId: request.id });
    expect(shown).toMatchObject(booking);
    expect(history.map(({ change, state }) => [change, state])).toEqual([
      ['request', 'requested'], ['offer', 'requested'], ['move', 'requested'], ['approve', 'approved'],
    ]);
    expect(await staff().call(approveBooking, { bookingId: (await asked(booker(), east())).id })).toMatchObject({ state: 'approved' });
    expect((await told(offer, 2)).at(-1)).toMatchObject({ type: offerEnded.type, data: { state: 'accepted', accepted: 2 } });
    const [approved] = (await hall.house.told(bookingApproved)).filter(({ subject }) => subject === request.id);
    expect(approved).toMatchObject({ aggregateversion: 4, data: { spaceId: west(), state: 'approved' } });
  });

  it('is taken once, however often it is clicked at once', async () => {
    const anna = booker();
    const offer = await offered(await asked(anna));
    const clicks = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => anna.call(acceptOffer, { offerId: offer.id, choice: 1 + (index % 2) })));
    const reasons = clicks.flatMap((click) => (click.status === 'rejected' ? [(click.reason as { code: string }).code] : []));
    expect(reasons).toEqual(Array.from({ length: 9 }, () => 'offer.not-open'));
  });

  it('is nobody else’s, and neither is what it keeps', async () => {
    const offer = await offered(await asked());
    const bo = booker();
    for (const attempt of [bo.call(acceptOffer, { offerId: offer.id, choice: 1 }), bo.call(declineOffer, { offerId: offer.id }), staff().call(acceptOffer, { offerId: offer.id, choice: 1 })]) {
      expect((await refusal(attempt)).code).toBe('offer.not-found');
    }
    expect((await bo.call(listOffers, {})).items).toEqual([]);
    const holds = await tables.query<{ id: string }>(sql`select id from holds`);
    for (const { id } of holds) {
      expect((await refusal(bo.call(getHold, { holdId: id }))).code).toBe('hold.not-found');
      expect((await refusal(bo.call(releaseHold, { holdId: id }))).code).toBe('hold.not-found');
      const asHers = bo.call(requestBooking, wish(east(), { holdId: id }));
      expect((await refusal(asHers)).code).toBe('booking.conflict');
    }
    expect(await kept()).toHaveLength(2);
  });

  it('does not count among the times that she holds herself', async () => {
    const anna = booker();
    const offer = await offered(await asked(anna));
    for (const hour of ['08', '09', '10']) await anna.call(placeHold, at(west(), `${hour}:00`, `${hour}:30`));
    expect((await anna.call(acceptOffer, { offerId: offer.id, choice: 1 })).booking.state).toBe('approved');
  });

  it('is declined or withdrawn: its times are free, and the request waits for staff', async () => {
    const anna = booker();
    const request = await asked(anna);
    const first = await offered(request);
    expect(await anna.call(declineOffer, { offerId: first.id, version: 1 })).toMatchObject({ state: 'declined', version: 2 });
    expect([await kept(), await waitsFor(request)]).toEqual([[], 'staff']);
    const second = await offered({ ...request, version: 2 });
    expect(await staff().call(withdrawOffer, { offerId: second.id })).toMatchObject({ state: 'withdrawn' });
    expect([await kept(), await waitsFor(request)]).toEqual([[], 'staff']);
    expect(await refusal(anna.call(acceptOffer, { offerId: second.id, choice: 1 }))).toMatchObject({ code: 'offer.not-open', params: { state: 'withdrawn' } });
    expect(await anna.call(getBooking, { bookingId: request.id })).toMatchObject({ state: 'requested', spaceId: west() });
  });

  it('lapses at its deadline, to the second, and staff have the request back', async () => {
    const anna = booker();
    const request = await asked(anna);
    const offer = await offered(request);
    hall.house.clock.set('2026-11-25T10:59:59Z');
    await lookAround();
    expect(await kept()).toHaveLength(2);
    hall.house.clock.set('2026-11-25T11:00:00Z');
    expect(await refusal(anna.call(acceptOffer, { offerId: offer.id, choice: 1 }))).toMatchObject({ code: 'offer.not-open', params: { state: 'lapsed' } });
    // Others need not wait until somebody has looked.
    expect(await staff().call(approveBooking, { bookingId: (await asked(booker(), east())).id })).toMatchObject({ state: 'approved' });
    await lookAround();
    expect([await kept(), await waitsFor(request)]).toEqual([[], 'staff']);
    expect((await told(offer, 2)).at(-1)).toMatchObject({ data: { state: 'lapsed' } });
  });

  it.each([
    ['withdrawn', (request: BookingView, anna: Somebody) => anna.call(withdrawBooking, { bookingId: request.id })],
    ['declined', (request: BookingView) => staff().call(declineBooking, { bookingId: request.id, reason: 'Upptaget' })],
    ['approved', (request: BookingView) => staff().call(approveBooking, { bookingId: request.id })],
    ['moved', (request: BookingView, anna: Somebody) => anna.call(moveBooking, { bookingId: request.id, version: 2, ...at(west(), '09:00', '10:00') })],
  ])('ends in the same breath when its request is %s', async (_, becomes) => {
    const anna = booker();
    const request = await asked(anna);
    const offer = await offered(request);
    await becomes(request, anna);
    expect(await kept()).toEqual([]);
    expect((await anna.call(listOffers, { bookingId: request.id })).items).toMatchObject([{ state: 'ended', version: 2 }]);
    await lookAround();
    expect((await told(offer, 2)).at(-1)).toMatchObject({ type: offerEnded.type, aggregateversion: 2, data: { state: 'ended' } });
    expect(await waitsFor(request)).toBe('staff');
  });

  it('is kept of one space once where its alternatives overlap, and never stands in its own request’s way', async () => {
    const request = await asked();
    await offered(request, { alternatives: [at(west(), '13:30', '14:30'), at(west(), '14:00', '15:00')] });
    expect(await kept()).toMatchObject([{ during: expect.stringMatching(/12:30.*14:00/) }]);
    expect(await staff().call(compareRequests, { bookingId: request.id })).toMatchObject({ requests: [{ inTheWay: [], offerId: expect.any(String) }] });
    expect(await staff().call(approveBooking, { bookingId: request.id })).toMatchObject({ state: 'approved' });
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['is past', '2026-11-20T10:59'],
    ['is now', '2026-11-20T11:00'],
    ['is more than two weeks ahead', '2026-12-04T11:01'],
    ['is after something in it begins', '2026-11-26T13:01'],
  ])('is refused where its deadline %s', async (_, until) => {
    const request = await asked();
    expect(await refusal(staff().call(decideCompeting, offering(request, { until })))).toMatchObject({ code: 'offer.deadline-impossible', params: { bookingId: request.id } });
    expect(await kept()).toEqual([]);
  });

  it('says which request and which alternative cannot be had, and why', async () => {
    const request = await asked();
    await staff().call(approveBooking, { bookingId: (await asked(booker(), east())).id });
    const taken = await refusal(staff().call(decideCompeting, offering(request, { alternatives: [at(west(), '09:00', '10:00'), at(east(), '13:00', '14:00')] })));
    expect(taken).toMatchObject({ code: 'booking.conflict', params: { bookingId: request.id, choice: 2, standsInTheWay: [{ spaceId: east(), title: 'Marknadsdialog' }] } });
    const closed = await refusal(staff().call(decideCompeting, offering(request, { alternatives: [at(hall.space.room, '13:00', '14:00'), at(east(), '19:00', '20:00')] })));
    expect(closed).toMatchObject({ code: 'booking.outside-opening-hours', params: { bookingId: request.id, choice: 2 } });
    expect([await kept(), (await staff().call(listOffers, {})).items]).toEqual([[], []]);
  });

  it('is one at a time for a request', async () => {
    const request = await asked();
    const offer = await offered(request);
    const again = await refusal(staff().call(decideCompeting, offering({ ...request, version: 2 }, { alternatives: [at(east(), '15:00', '16:00')] })));
    expect(again).toMatchObject({ code: 'offer.already-made', params: { bookingId: request.id, offerId: offer.id } });
  });

  it('is gone with whoever it was made to, and stays without the name of whoever made it', async () => {
    const [anna, bo] = [booker(), booker()];
    const hers = await offered(await asked(anna));
    const his = await asked(bo, hall.space.room);
    const maker = staff();
    await maker.call(decideCompeting, offering(his, { alternatives: [at(hall.space.room, '15:00', '16:00')] }));
    for (const { id } of [anna, maker]) await hall.house.tell(personErased, { aggregateId: id, data: { personId: id } });
    await eventually('both are forgotten', async () => {
      const left = await tables.query<{ madeBy: string | null }>(sql`select id, made_by as "madeBy" from offers`);
      return left.length === 1 && left[0]!.madeBy === null;
    });
    expect((await kept()).length).toBe(1);
    expect(await tables.query(sql`select from outbox where aggregate_id = ${hers.id}`)).toEqual([]);
    const forgotten = await eventually('it is told what of her is to be purged', async () => (await hall.house.told(personForgotten.booking)).find(({ subject }) => subject === anna.id));
    expect(forgotten.data.purge).toContain(hers.id);
  });
});

it('what staff cancel has no offer', async () => {
  const request = await asked();
  await staff().call(approveBooking, { bookingId: request.id });
  expect(await refusal(staff().call(decideCompeting, offering({ ...request, version: 2 })))).toMatchObject({ code: 'booking.illegal-transition', params: { bookingId: request.id } });
  await staff().call(cancelBooking, { bookingId: request.id, reason: 'Stängt' });
  expect((await refusal(staff().call(decideCompeting, offering({ ...request, id: newId() })))).code).toBe('booking.not-found');
});

