import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bookingApproved, listDeliveries, seriesChanged, seriesRequested, type SeriesSnapshot } from '#contracts';
import { newId } from '#kernel';
import { eventually } from '#testing';
import { NotifiedHouse, aBooking, type Person } from './notified-house.js';

let here: NotifiedHouse;
beforeAll(async () => {
  here = await NotifiedHouse.open();
});
afterAll(() => here.close());

const aSeries = (applicant: Person, differences: Partial<SeriesSnapshot> = {}): SeriesSnapshot => ({
  seriesId: newId(),
  applicantId: applicant.id,
  organisationId: null,
  siteId: newId(),
  siteName: { sv: 'Parken', en: 'The Park' },
  address: 'Parkgatan 1, Göteborg',
  spaceId: newId(),
  spaceName: { sv: 'Lilla salen', en: 'Small hall' },
  title: 'Språkkafé',
  rrule: 'FREQ=WEEKLY;COUNT=2',
  timeZone: 'Europe/Stockholm',
  counts: { requested: 0, approved: 2, declined: 0, withdrawn: 0, cancelled: 0 },
  first: '2026-11-26T12:00:00Z',
  last: '2026-12-03T13:00:00Z',
  reason: null,
  continuedAs: null,
  occurrences: ['2026-11-26', '2026-12-03'].map((day) => ({
    bookingId: newId(), recurrenceId: `${day}T13:00:00`, start: `${day}T12:00:00Z`, end: `${day}T13:00:00Z`, state: 'approved', isNews: true,
  })),
  version: 1,
  ...differences,
});

const tell = (fact: typeof seriesRequested, data: SeriesSnapshot) =>
  here.house.tell(fact, { aggregateId: data.seriesId, aggregateVersion: data.version, data });

test('a series is told once, with each of its occasions, and not once for each', async () => {
  const anna = await here.person();
  const series = aSeries(anna);
  for (const { bookingId } of series.occurrences) {
    const data = { ...aBooking(anna, { state: 'approved' }), bookingId, seriesId: series.seriesId, recurrenceId: '2026-11-26T13:00:00', bySeries: true };
    await here.house.tell(bookingApproved, { aggregateId: bookingId, aggregateVersion: data.version, data });
  }
  await tell(seriesRequested, series);
  // Whoever has nothing in her calendar need not hear what stays behind when it is split: the other part tells of itself.
  await tell(seriesChanged, { ...aSeries(anna), continuedAs: newId() });
  const moved = aSeries(anna, { title: 'Språkkafé på kvällen' });
  await tell(seriesChanged, moved);

  const mails = await eventually('both mails have come', () => {
    const received = here.post.to(anna.email);
    return received.length >= 2 && received;
  });
  expect(new Set(mails.map(({ subject }) => subject))).toEqual(new Set(['Din serie är godkänd: Språkkafé', 'Din serie är ändrad: Språkkafé på kvällen']));
  const first = mails.find(({ subject }) => subject === 'Din serie är godkänd: Språkkafé');
  expect(first!.text).toContain('torsdag 26 november 2026 kl. 13.00–14.00');
  expect(first!.text).toContain('torsdag 3 december 2026 kl. 13.00–14.00');
  const { items } = await here.house.as('staff').call(listDeliveries, {});
  // Of each she is reminded by itself.
  expect(items.map(({ kind }) => kind).filter((kind) => !kind.endsWith('-tomorrow')).toSorted()).toEqual(['series-changed', 'series-requested']);
});
