import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { approveBooking, bookingView, declineBooking, type BookingView } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import { sample } from './sample.js';

let house: Gatehouse;
const path = '/api/v1/bookings/decisions';

beforeAll(async () => {
  house = await Gatehouse.open();
});
afterAll(() => house.close());
beforeEach(() => house.services.reset());

const booking = (changes: Partial<BookingView>): BookingView => ({ ...(sample(bookingView) as BookingView), ...changes });
const staff = async () => (await house.signedIn(['staff'])).visitor;
const approvals = (count: number) => Array.from({ length: count }, () => ({ bookingId: newId(), version: 1, decision: 'approve' }));

interface Row {
  bookingId: string;
  status: number;
  booking: { state: string } | null;
  problem: { code: string; title: string; params?: object } | null;
}

test('each decision is sent by itself, and the answer says of each what came of it', async () => {
  const visitor = await staff();
  const [given, taken, declined, wordless] = [newId(), newId(), newId(), newId()];
  house.services.on(approveBooking, ({ bookingId }) => {
    if (bookingId === taken) throw new DomainError('booking.conflict', { standsInTheWay: [] });
    return booking({ id: bookingId, state: 'approved' });
  });
  house.services.on(declineBooking, ({ bookingId, reason }) => {
    if (reason === undefined) throw new DomainError('input.invalid', {}, [{ field: 'reason', code: 'required', message: 'a reason' }]);
    return booking({ id: bookingId, state: 'declined', reason });
  });
  const { status, body } = await visitor.post(path, {
    decisions: [
      { bookingId: given, version: 3, decision: 'approve' },
      { bookingId: taken, decision: 'approve' },
      { bookingId: declined, decision: 'decline', reason: 'Upptaget' },
      { bookingId: wordless, decision: 'decline' },
    ],
  });
  expect([status, body.decided, body.refused]).toEqual([200, 2, 2]);
  expect(body.results).toMatchObject([
    { bookingId: given, status: 200, booking: { state: 'approved' }, problem: null },
    { bookingId: taken, status: 409, booking: null, problem: { code: 'booking.conflict', title: 'Tiden är redan upptagen', type: '/problems/booking.conflict' } },
    { bookingId: declined, status: 200, booking: { state: 'declined', reason: 'Upptaget' }, problem: null },
    { bookingId: wordless, status: 400, problem: { code: 'input.invalid', errors: [{ field: 'reason', code: 'required' }] } },
  ]);
  // They go side by side: which comes first is nobody's promise.
  expect(house.services.of(approveBooking).map(({ input }) => input as { bookingId: string }).toSorted(byBooking)).toEqual([{ bookingId: given, version: 3 }, { bookingId: taken }].toSorted(byBooking));
});

test('sent again with the same key, each has the key that it had, and none that of another', async () => {
  const visitor = await staff();
  const decisions = approvals(20);
  await visitor.post(path, { decisions }, { 'idempotency-key': 'once' });
  await visitor.post(path, { decisions }, { 'idempotency-key': 'once' });
  await visitor.post(path, { decisions }, { 'idempotency-key': 'another' });
  const keys = new Map<string, string[]>();
  for (const { input, idempotencyKey } of house.services.of(approveBooking)) keys.set(String(input.bookingId), [...(keys.get(String(input.bookingId)) ?? []), idempotencyKey!]);
  for (const each of keys.values()) {
    expect(each[0]).toBe(each[1]);
    expect(each[2]).not.toBe(each[0]);
  }
  expect(new Set([...keys.values()].map(([first]) => first)).size).toBe(20);
});

test('a few at once, and in the order of the request', async () => {
  const visitor = await staff();
  let [now, most] = [0, 0];
  house.services.on(approveBooking, async ({ bookingId }) => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    now--;
    return booking({ id: bookingId, state: 'approved' });
  });
  const decisions = approvals(100);
  const { body } = await visitor.post(path, { decisions });
  expect((body.results as Row[]).map(({ bookingId }) => bookingId)).toEqual(decisions.map(({ bookingId }) => bookingId));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(4);
});

test('where something goes wrong each is told so, and the request is answered', async () => {
  const visitor = await staff();
  house.services.on(approveBooking, () => {
    throw new DomainError('internal');
  });
  const { status, body } = await visitor.post(path, { decisions: approvals(3) });
  expect([status, (body.results as Row[]).map((row) => row.status)]).toEqual([200, [500, 500, 500]]);
});

test.each<[string, object[]]>([
  ['none', []],
  ['more than a hundred', approvals(101)],
  ['one twice', [...approvals(1), ...approvals(1)].map((row) => ({ ...row, bookingId: '019a0000-0000-7000-8000-000000000012' }))],
  ['an approval with a reason', [{ ...approvals(1)[0], reason: 'Nej' }]],
])('%s is refused whole, and nothing is asked', async (_, decisions) => {
  const { status, body } = await (await staff()).post(path, { decisions });
  expect([status, body.code]).toEqual([400, 'input.invalid']);
  expect(house.services.of(approveBooking)).toEqual([]);
});

test('is for staff', async () => {
  const { visitor } = await house.signedIn();
  expect((await visitor.post(path, { decisions: approvals(1) })).status).toBe(403);
});

const byBooking = (one: { bookingId: string }, other: { bookingId: string }) => one.bookingId.localeCompare(other.bookingId);
