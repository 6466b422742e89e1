import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  bookingApproved, bookingCancelled, bookingMoved, listDeliveries, registrationConfirmed, registrationMoved, registrationWithdrawn, revealDoorCode, type FactContract,
} from '#contracts';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { messages } from '../src/messages.js';
import { aRegistration } from './facts.js';
import { NotifiedHouse, aBooking, type Person, type Snapshot } from './notified-house.js';
import { OwnersStandIn, aPass } from './owners.js';
import { StandIn } from './stand-in.js';

// Thursday 13–15 in Stockholm, as aBooking has it.
const dayBefore = '2026-11-25T12:00:00Z';
const hourBefore = '2026-11-26T11:00:00Z';
const start = '2026-11-26T12:00:00Z';

let here: NotifiedHouse;
let owners: OwnersStandIn;
let doors: StandIn;
const doorTimes = new Map<string, { start: string; end: string }>();
let anna: Person;

beforeAll(async () => {
  here = await NotifiedHouse.open({}, messages);
  owners = new OwnersStandIn(here.house);
  await owners.come();
  doors = await StandIn.of(here.house, revealDoorCode, ({ bookingId }) => {
    const times = doorTimes.get(bookingId);
    return times === undefined ? { refuse: 'booking.not-found' } : { code: '314159', ...times };
  });
});
afterAll(async () => {
  await Promise.all([owners.leave(), doors.leave()]);
  await here.close();
});
beforeEach(async () => {
  here.clock.set('2026-11-20T08:00:00Z');
  anna = await here.person({ phone: `+46701${String(Math.random()).slice(2, 8)}`, smsWanted: true });
});

async function tell(fact: FactContract, booking: Snapshot): Promise<void> {
  doorTimes.set(booking.bookingId, { start: booking.start, end: booking.end });
  await here.house.tell(fact, { aggregateId: booking.bookingId, aggregateVersion: booking.version, data: booking });
}

/** How the reminders of something stand, in the order of their time. */
const reminders = async (about: string) =>
  here.database.query<{ kind: string; state: string; why: string | null; dueAt: string }>(sql`
    select kind, state, why, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "dueAt" from deliveries
    where about = ${about} and category = 'reminder' order by about_version, due_at`);

const expectStanding = (about: string, ...expected: string[]) =>
  eventually(`they are ${expected.join()}`, async () => {
    const found = await reminders(about);
    expect(found.map(({ kind, state, why }) => [kind, state, why].filter(Boolean).join(' '))).toEqual(expected);
    return found;
  });

const approved = (differences: Partial<Snapshot> = {}) => aBooking(anna, { state: 'approved', version: 2, ...differences });
const subjects = () => here.post.to(anna.email).map(({ subject }) => subject!.split(':')[0]);

describe('an approved booking', () => {
  test('is reminded of a day before by mail, and an hour before by SMS with the code of the door, which is in no row', async () => {
    const booking = approved();
    await tell(bookingApproved, booking);
    const queued = await expectStanding(booking.bookingId, 'booking-tomorrow queued', 'booking-soon queued');
    expect(queued.map(({ dueAt }) => dueAt)).toEqual([dayBefore, hourBefore]);
    await here.turnTo(dayBefore);
    await expectStanding(booking.bookingId, 'booking-tomorrow sent', 'booking-soon queued');
    await here.turnTo(hourBefore);
    await expectStanding(booking.bookingId, 'booking-tomorrow sent', 'booking-soon sent');
    expect(subjects()).toEqual(['Din bokning är godkänd', 'Påminnelse']);
    const texts = await here.texts(anna.phone!);
    expect(texts.at(-1)!.message.split('\n')[0]).toBe('Snart dags: Klimatdialog om värmeplanen, 26/11 13.00-15.00, Stora salen. Dörrkod: 314159. /Parken');
    const rows = await here.database.query(sql`select d.*, a.* from deliveries d left join delivery_attempts a on a.delivery_id = d.id where about = ${booking.bookingId}`);
    expect(JSON.stringify(rows)).not.toContain('314159');
    const { items } = await here.house.as('staff').call(listDeliveries, { about: booking.bookingId });
    expect(JSON.stringify(items)).not.toContain('314159');
  });

  test('that moves is reminded of at its new time, and no more of the old one', async () => {
    const booking = approved();
    await tell(bookingApproved, booking);
    await expectStanding(booking.bookingId, 'booking-tomorrow queued', 'booking-soon queued');
    await tell(bookingMoved, { ...booking, start: '2026-11-27T12:00:00Z', end: '2026-11-27T14:00:00Z', version: 3 });
    const all = await expectStanding(
      booking.bookingId, 'booking-tomorrow suppressed moved', 'booking-soon suppressed moved', 'booking-tomorrow queued', 'booking-soon queued',
    );
    expect(all.slice(2).map(({ dueAt }) => dueAt)).toEqual(['2026-11-26T12:00:00Z', '2026-11-27T11:00:00Z']);
  });

  test('that is cancelled is reminded of no more, also where that is heard of before the approval', async () => {
    const [one, other] = [approved(), approved()];
    await tell(bookingApproved, one);
    await expectStanding(one.bookingId, 'booking-tomorrow queued', 'booking-soon queued');
    await tell(bookingCancelled, { ...one, state: 'cancelled', version: 3 });
    await expectStanding(one.bookingId, 'booking-tomorrow suppressed cancelled', 'booking-soon suppressed cancelled');
    await tell(bookingCancelled, { ...other, state: 'cancelled', version: 3 });
    await tell(bookingApproved, other);
    await expectStanding(other.bookingId, 'booking-tomorrow suppressed outdated', 'booking-soon suppressed outdated');
  });

  test('of a series is reminded of like any other, although its approval is told with the series', async () => {
    const booking = approved({ bySeries: true });
    await tell(bookingApproved, booking);
    await expectStanding(booking.bookingId, 'booking-tomorrow queued', 'booking-soon queued');
    expect(subjects()).toEqual([]);
  });

  test('less than a day before is no news to be reminded of, but the code of the door is', async () => {
    await here.turnTo('2026-11-26T11:30:00Z');
    const booking = approved();
    await tell(bookingApproved, booking);
    await expectStanding(booking.bookingId, 'booking-soon sent');
  });
});

describe('after the house has been away', () => {
  test('only the useful one of two reminders goes out, and none when it has begun', async () => {
    const [one, other] = [approved(), approved()];
    for (const booking of [one, other]) await tell(bookingApproved, booking);
    for (const { bookingId } of [one, other]) await expectStanding(bookingId, 'booking-tomorrow queued', 'booking-soon queued');
    await here.database.execute(sql`update deliveries set next_attempt_at = '2026-11-26T12:00:00Z' where about = ${other.bookingId} and category = 'reminder'`);
    await here.turnTo('2026-11-26T11:20:00Z');
    await expectStanding(one.bookingId, 'booking-tomorrow suppressed told-newer', 'booking-soon sent');
    await here.turnTo(start);
    await expectStanding(other.bookingId, 'booking-tomorrow suppressed too-late', 'booking-soon suppressed too-late');
  });

  test('whoever has no SMS is still reminded by mail, as long as it has not begun', async () => {
    anna = await here.person();
    const booking = approved();
    await tell(bookingApproved, booking);
    await expectStanding(booking.bookingId, 'booking-tomorrow queued', 'booking-soon queued');
    await here.turnTo('2026-11-26T11:20:00Z');
    await expectStanding(booking.bookingId, 'booking-tomorrow sent', 'booking-soon suppressed no-phone');
  });
});

describe('when what is known of her changes', () => {
  test('what reminds her keeps its time', async () => {
    const booking = approved();
    await tell(bookingApproved, booking);
    await expectStanding(booking.bookingId, 'booking-tomorrow queued', 'booking-soon queued');
    await here.tellPerson({ ...anna, name: 'Anna Ek Lund', version: 2 });
    await eventually('it is known', async () => (await here.database.query(sql`select from people where id = ${anna.id} and version = 2`)).length === 1);
    expect(await here.database.query(sql`select from deliveries where about = ${booking.bookingId} and category = 'reminder' and next_attempt_at <> due_at`)).toEqual([]);
  });

  test('whoever wants SMS by then gets it, though she did not when it was approved', async () => {
    anna = await here.person();
    const booking = approved();
    await tell(bookingApproved, booking);
    await expectStanding(booking.bookingId, 'booking-tomorrow queued', 'booking-soon queued');
    await here.tellPerson({ ...anna, phone: '+46701999888', smsWanted: true, version: 2 });
    await eventually('it is known', async () => (await here.database.query(sql`select from people where id = ${anna.id} and version = 2`)).length === 1);
    await here.turnTo(dayBefore);
    await expectStanding(booking.bookingId, 'booking-tomorrow sent', 'booking-soon queued');
    await here.turnTo(hourBefore);
    await expectStanding(booking.bookingId, 'booking-tomorrow sent', 'booking-soon sent');
    expect((await here.texts('+46701999888')).at(-1)!.message).toContain('Dörrkod: 314159');
  });
});

test('a registration is reminded of a day before with the pass, follows a move, and not once it is given up', async () => {
  const registration = aRegistration(anna);
  const { registrationId: id, event } = registration;
  const tellOf = (fact: FactContract, data: typeof registration) => here.house.tell(fact, { aggregateId: id, aggregateVersion: data.version, data });
  const friday = { start: '2026-11-27T12:00:00Z', end: '2026-11-27T14:00:00Z' };
  owners.passes.set(id, await aPass({ id, siteId: event.siteId!, ...friday }));
  await tellOf(registrationConfirmed, registration);
  await expectStanding(id, 'registration-tomorrow queued');
  const moved = { ...registration, event: { ...event, ...friday }, version: 2 };
  await tellOf(registrationMoved, moved);
  await expectStanding(id, 'registration-tomorrow suppressed moved', 'registration-tomorrow queued');
  await here.turnTo('2026-11-26T12:00:00Z');
  await expectStanding(id, 'registration-tomorrow suppressed moved', 'registration-tomorrow sent');
  const reminder = here.post.to(anna.email).find(({ subject }) => subject === 'Påminnelse: Klimatdialog om värmeplanen')!;
  expect(reminder.text).toContain('fredag 27 november 2026');
  expect(reminder.attachments.some(({ contentType }) => contentType === 'image/png')).toBe(true);

  const other = aRegistration(anna);
  await here.house.tell(registrationConfirmed, { aggregateId: other.registrationId, aggregateVersion: 1, data: { ...other, event: { ...other.event, start: '2026-12-10T12:00:00Z', end: '2026-12-10T14:00:00Z' } } });
  await expectStanding(other.registrationId, 'registration-tomorrow queued');
  await here.house.tell(registrationWithdrawn, { aggregateId: other.registrationId, aggregateVersion: 2, data: { ...other, state: 'withdrawn', version: 2 } });
  await expectStanding(other.registrationId, 'registration-tomorrow suppressed cancelled');
});
