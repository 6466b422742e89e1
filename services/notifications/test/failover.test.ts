import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { bookingRequested } from '#contracts';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { NotifiedHouse, aBooking, type Person, type Snapshot } from './notified-house.js';
import { PostOffice } from './post-office.js';

let here: NotifiedHouse;
let second: PostOffice;
let anna: Person;

beforeEach(async () => {
  second = await PostOffice.open();
  here = await NotifiedHouse.open({ settings: { SMTP_URL_2: second.url } });
  anna = await here.person();
});
afterEach(async () => {
  await here.close();
  await second.down();
});

interface Row {
  state: string;
  provider: string | null;
  attempts: { provider: string | null; outcome: string; answer: string | null }[];
}

async function told(): Promise<Snapshot> {
  const booking = aBooking(anna);
  await here.house.tell(bookingRequested, { aggregateId: booking.bookingId, aggregateVersion: 1, data: booking });
  return booking;
}

const rowOf = ({ bookingId }: Snapshot): Promise<Row> =>
  here.database.one<Row>(sql`
    select state, provider, (select coalesce(jsonb_agg(jsonb_build_object('provider', a.provider, 'outcome', outcome, 'answer', a.answer) order by attempt), '[]')
      from delivery_attempts a where delivery_id = d.id) as attempts
    from deliveries d where about = ${bookingId} and channel = 'email'`);

const inState = (booking: Snapshot, state: string) =>
  eventually(`it is ${state}`, async () => {
    const row = await rowOf(booking);
    return row.state === state && row;
  });

test('while the first server is away the second takes the mail, and the attempt says so', async () => {
  await here.post.down();
  const row = await inState(await told(), 'sent');
  expect(row).toMatchObject({ provider: 'smtp-2', attempts: [{ provider: 'smtp-2', outcome: 'sent', answer: expect.stringContaining('smtp was away') }] });
  expect(second.to(anna.email)).toHaveLength(1);
});

test('what the first may have is never given to the second', async () => {
  here.post.mood = 'hanging-up-after-data';
  const row = await inState(await told(), 'uncertain');
  expect(row.attempts).toMatchObject([{ provider: 'smtp', outcome: 'unknown' }]);
  expect([here.post.to(anna.email).length, second.to(anna.email).length]).toEqual([1, 0]);
});

test('what the first refuses for good is not tried with the second', async () => {
  here.post.refusals.set(anna.email, '550 5.1.1 no such user');
  expect((await inState(await told(), 'failed')).attempts).toMatchObject([{ provider: 'smtp', outcome: 'refused' }]);
  expect(second.received).toEqual([]);
});

test('a server that is away for long is left alone, and asked again after a while by one mail', async () => {
  await here.post.down();
  for (let nth = 0; nth < 4; nth++) await inState(await told(), 'sent');
  expect((await inState(await told(), 'sent')).attempts).toMatchObject([{ provider: 'smtp-2', answer: null }]);
  await here.post.up();
  here.clock.advance('PT5S');
  expect(await inState(await told(), 'sent')).toMatchObject({ provider: 'smtp' });
});

test('while both are away nothing is taken up for nothing, and then everything goes', async () => {
  await Promise.all([here.post.down(), second.down()]);
  const bookings: Snapshot[] = [];
  for (let nth = 0; nth < 6; nth++) {
    bookings.push(await told());
    await eventually('it is in line', async () => (await rowOf(bookings.at(-1)!)).state === 'queued');
  }
  const tries = async () => (await Promise.all(bookings.map(rowOf))).map(({ attempts }) => attempts.length).reduce((sum, one) => sum + one, 0);
  expect(await tries()).toBeLessThanOrEqual(bookings.length);
  await here.post.up();
  await eventually('all are sent', async () => {
    here.clock.advance('PT5S');
    return (await Promise.all(bookings.map(rowOf))).every(({ state }) => state === 'sent');
  }, { timeoutMs: 20_000, everyMs: 200 });
  expect(here.post.to(anna.email)).toHaveLength(bookings.length);
});
