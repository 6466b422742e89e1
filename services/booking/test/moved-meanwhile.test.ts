import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkInBooking, decideCompeting, declineSeries, personErased, requestBooking, requestSeries } from '#contracts';
import { sql, type Database } from '#persistence';
import { eventually } from '#testing';
import { refusal } from './hall.js';
import { seriesWish } from './series-wish.js';
import { openWorkshop, type Workshop } from './workshop.js';

let workshop: Workshop;
let tables: Database;
beforeAll(async () => {
  workshop = await openWorkshop();
  tables = workshop.house.database('booking');
});
afterAll(() => workshop.house.close());

const staff = () => workshop.house.as('staff');
const patient = { timeoutMs: 60_000 };
const asked = (who = workshop.house.as('booker')) =>
  who.call(requestBooking, { spaceId: workshop.space.west!, start: '2026-12-01T13:00', end: '2026-12-01T14:00', title: 'Verkstad', people: 4 });

/** What comes of it where the booking is being taken to another space, and is there only once somebody waits for it. */
async function whileItMoves<T>(bookingId: string, attempt: () => Promise<T>): Promise<T> {
  let attempted: Promise<T> | undefined;
  await tables.transaction(async (tx) => {
    await tx.execute(sql`
      with moved as (update bookings set space_id = ${workshop.space['booth-11']}, version = version + 1 where id = ${bookingId} returning *)
      insert into booking_history (booking_id, version, at, change, state, space_id, starts_at, ends_at, rules_version)
      select id, version, requested_at, 'move', state, space_id, starts_at, ends_at, rules_version from moved`);
    attempted = attempt();
    attempted.catch(() => undefined);
    await eventually('somebody waits for the booking', async () => (await tables.query(sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length > 0);
  });
  return attempted!;
}

it('what is taken to another space at that moment is found there: by whoever comes, decides, or handles the whole series', async () => {
  const booking = await asked();
  expect(await refusal(whileItMoves(booking.id, () => staff().call(checkInBooking, { bookingId: booking.id }, patient)))).toMatchObject({ code: 'booking.illegal-transition' });
  const other = await asked();
  const decision = { decline: [{ bookingId: other.id, version: 1, reason: 'Fullt' }] };
  expect(await refusal(whileItMoves(other.id, () => staff().call(decideCompeting, decision, patient)))).toMatchObject({ code: 'version.changed', params: { current: 2 } });
  const series = await workshop.house.as('booker').call(requestSeries, seriesWish(workshop, 'west', { rrule: 'FREQ=DAILY;COUNT=3', start: '2026-12-02T08:00', end: '2026-12-02T09:00' }), patient);
  const declined = await whileItMoves(series.occurrences[1]!.bookingId, () => staff().call(declineSeries, { seriesId: series.id, reason: 'Fullt' }, patient));
  expect(declined.occurrences.map(({ state }) => state)).toEqual(['declined', 'declined', 'declined']);
});

it('is forgotten with whoever asked for it', async () => {
  const anna = workshop.house.as('booker');
  const booking = await asked(anna);
  await whileItMoves(booking.id, () => workshop.house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } }));
  await eventually('she is forgotten', async () => (await tables.query(sql`select from bookings where id = ${booking.id} and applicant_id is null`)).length > 0);
});
