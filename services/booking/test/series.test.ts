import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  bookingApproved, bookingRequested, getBooking, getSeries, listBookings, previewSeries, requestBooking, requestSeries, seriesRequested,
  setOpeningException, setQuota, setTerms,
} from '#contracts';
import { DomainError } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { refusal } from './hall.js';
import { partner } from './partner.js';
import { codesByDate, seriesWish, states, type SeriesWish } from './series-wish.js';
import { openWorkshop, type Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.house.close());

const staff = () => workshop.house.as('staff');
const anna = () => workshop.house.as('booker');
const wish = (...args: [string?, Partial<SeriesWish>?]) => seriesWish(workshop, ...args);

/** In a space that is given to the first who asks. */
const taken = (space: string, start: string, end: string) =>
  anna().call(requestBooking, { spaceId: workshop.space[space]!, start, end, title: 'Hemligt möte', people: 2 });

const rows = () =>
  workshop.house.database('booking').one<{ series: number; bookings: number; floor: number }>(sql`
    select (select count(*) from series) as series, (select count(*) from bookings) as bookings, (select count(*) from allocations) as floor`);

const toldOf = async (ids: string[]) => {
  const about = new Set(ids);
  return (await workshop.house.told()).filter(({ subject }) => about.has(subject));
};

describe('asking for a series', () => {
  it('stores each occurrence as a booking by the clocks of the site, and tells of each and of the whole once', async () => {
    const applicant = anna();
    const asked = await applicant.call(requestSeries, wish('west', { start: '2027-03-22T09:00', end: '2027-03-22T10:30', purpose: 'Samtal', rrule: 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2' }));
    expect(asked).toMatchObject({ version: 1, title: 'Språkkafé', timeZone: 'Europe/Stockholm', applicantId: applicant.id, refused: [], exdates: [] });
    expect(asked).toMatchObject({ rrule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=2' });
    expect(asked.occurrences.map(({ recurrenceId, start, end, state }) => [recurrenceId, start, end, state])).toEqual([
      ['2027-03-22T09:00:00', '2027-03-22T08:00:00Z', '2027-03-22T09:30:00Z', 'requested'],
      // Summer time has begun.
      ['2027-04-05T09:00:00', '2027-04-05T07:00:00Z', '2027-04-05T08:30:00Z', 'requested'],
    ]);
    const [{ bookingId }] = asked.occurrences as [(typeof asked.occurrences)[number]];
    expect(await applicant.call(getBooking, { bookingId })).toMatchObject({ seriesId: asked.id, recurrenceId: '2027-03-22T09:00:00', purpose: 'Samtal', people: 8 });
    const shown = await applicant.call(getSeries, { seriesId: asked.id });
    expect({ ...shown, refused: [] }).toEqual(asked);
    expect((await applicant.call(listBookings, {})).items).toHaveLength(2);

    const ids = [asked.id, ...asked.occurrences.map((one) => one.bookingId)];
    const told = await eventually('all is told', async () => {
      const facts = await toldOf(ids);
      return facts.length === 3 && facts;
    });
    expect(told.filter(({ type }) => type === bookingRequested.type).map(({ data }) => data.bySeries)).toEqual([true, true]);
    expect(told.find(({ type }) => type === seriesRequested.type)?.data).toMatchObject({
      applicantId: applicant.id,
      counts: { requested: 2, approved: 0 },
      first: '2027-03-22T08:00:00Z',
      last: '2027-04-05T08:30:00Z',
      occurrences: [{ isNews: true, state: 'requested' }, { isNews: true }],
    });
  });

  it('leaves out what EXDATE says', async () => {
    const asked = await anna().call(requestSeries, wish('west', { exdates: ['2026-12-14'] }));
    expect(states(asked)).toEqual(['12-07 requested', '12-21 requested']);
    expect(asked.exdates).toEqual(['2026-12-14T09:00:00']);
  });

  it('is given at once, every occurrence, where the rules of the space give it', async () => {
    const asked = await anna().call(requestSeries, wish('booth-0'));
    expect(states(asked)).toEqual(['12-07 approved', '12-14 approved', '12-21 approved']);
    const told = await eventually('approvals are told', async () => {
      const facts = await toldOf(asked.occurrences.map(({ bookingId }) => bookingId));
      return facts.length === 3 && facts;
    });
    expect(new Set(told.map(({ type }) => type))).toEqual(new Set([bookingApproved.type]));
  });

  it('keeps its floor while it waits where a request keeps others out', async () => {
    await anna().call(requestSeries, wish('east'));
    const late = await refusal(anna().call(requestSeries, wish('east', { start: '2026-12-14T09:30', end: '2026-12-14T09:45' })));
    expect(late).toMatchObject({ code: 'series.occurrences-refused', params: { refused: 2, of: 3 } });
  });

  it('takes projectors with it where the space has none, as often as there are any', async () => {
    const both = { pooled: [{ poolId: workshop.pool.projectors!, amount: 2 }], start: '2026-12-08T09:00', end: '2026-12-08T10:00' };
    await anna().call(requestSeries, wish('booth-1', both));
    const short = await refusal(anna().call(requestSeries, wish('booth-2', { ...both, pooled: [], equipment: ['projector'], rrule: 'FREQ=WEEKLY;COUNT=4' })));
    expect(codesOf(short)).toEqual({ '2026-12-08': ['booking.pool-overdrawn'], '2026-12-15': ['booking.pool-overdrawn'], '2026-12-22': ['booking.pool-overdrawn'] });
  });
});

const codesOf = ({ params }: DomainError) => codesByDate(params.occurrences as never);

describe('occurrences that do not fit', () => {
  const daily = { start: '2026-12-10T10:00', end: '2026-12-10T11:00', rrule: 'FREQ=DAILY;COUNT=4' };
  beforeAll(async () => {
    await taken('booth-3', '2026-12-11T10:30', '2026-12-11T12:00');
    await staff().call(setOpeningException, { siteId: workshop.siteId, date: '2026-12-12', hours: null, note: { sv: 'Flytt', en: 'Moving' } });
  });
  const inTheWay = { '2026-12-11': ['booking.conflict'], '2026-12-12': ['booking.outside-opening-hours'] };

  it('are all shown beforehand, with what may be known of what stands in the way', async () => {
    const before = await rows();
    const preview = await anna().call(previewSeries, wish('booth-3', daily));
    expect(preview.timeZone).toBe('Europe/Stockholm');
    expect(codesByDate(preview.occurrences)).toEqual(inTheWay);
    expect(preview.occurrences.map(({ start }) => start)).toEqual(['10', '11', '12', '13'].map((day) => `2026-12-${day}T09:00:00Z`));
    expect(preview.occurrences[1]!.refusals[0]!.params).toEqual({
      standsInTheWay: [{ kind: 'booking', spaceId: workshop.space['booth-3'], spaceName: expect.anything(), start: '2026-12-11T09:30:00Z', end: '2026-12-11T11:00:00Z' }],
    });
    expect(preview.occurrences[2]!.refusals[0]!.params).toMatchObject({ opening: [{ date: '2026-12-12', opens: null, note: { en: 'Moving' } }] });
    const toStaff = await staff().call(previewSeries, wish('booth-3', daily));
    expect(toStaff.occurrences[1]!.refusals[0]!.params).toMatchObject({ standsInTheWay: [{ title: 'Hemligt möte' }] });
    expect(await rows()).toEqual(before);
  });

  it('keep all of the series out, and nothing of it stays', async () => {
    const before = await rows();
    const refused = await refusal(anna().call(requestSeries, wish('booth-3', daily)));
    expect(refused).toMatchObject({ code: 'series.occurrences-refused', params: { refused: 2, of: 4 } });
    expect(codesOf(refused)).toEqual(inTheWay);
    expect(await rows()).toEqual(before);
  });

  it('are told of, and left out of the rule, where what fits is asked for', async () => {
    const asked = await anna().call(requestSeries, { ...wish('booth-3', daily), mode: 'what-fits' });
    expect(states(asked)).toEqual(['12-10 approved', '12-13 approved']);
    expect(codesByDate(asked.refused)).toEqual(inTheWay);
    expect(asked.exdates).toEqual(['2026-12-11T10:00:00', '2026-12-12T10:00:00']);
    const none = await refusal(anna().call(requestSeries, { ...wish('booth-3', daily), mode: 'what-fits' }));
    expect(none).toMatchObject({ code: 'series.occurrences-refused', params: { refused: 4, of: 4 } });
  });

  it('include the hour that the clocks skip, which is never moved', async () => {
    const note = { sv: 'Öppet', en: 'Open' };
    await staff().call(setOpeningException, { siteId: workshop.siteId, date: '2027-03-28', hours: { opens: '00:00', closes: '24:00' }, note });
    const night = { start: '2027-03-21T02:30', end: '2027-03-21T02:45', rrule: 'FREQ=WEEKLY;COUNT=2' };
    const preview = await anna().call(previewSeries, wish('booth-3', night));
    expect(preview.occurrences.map(({ start, refusals }) => [start, refusals.map(({ code }) => code)])).toEqual([
      ['2027-03-21T01:30:00Z', []],
      [null, ['input.time-does-not-exist']],
      ['2027-04-04T00:30:00Z', []],
    ]);
    const asked = await anna().call(requestSeries, { ...wish('booth-3', night), mode: 'what-fits' });
    expect(asked).toMatchObject({ exdates: [], refused: [{ recurrenceId: '2027-03-28T02:30:00', start: null }] });
  });

  it('are those that overlap the one before, setting up and clearing up included', async () => {
    const long = { start: '2027-01-11T08:00', end: '2027-01-12T07:45', rrule: 'FREQ=DAILY;COUNT=3', people: 8 };
    expect(codesByDate((await anna().call(previewSeries, wish('west', long))).occurrences)).toEqual({});
    // Ten minutes to clear up and fifteen to set up are more than the quarter between.
    expect(codesByDate((await anna().call(previewSeries, wish('hall', long))).occurrences)).toEqual({ '2027-01-12': ['booking.conflict'] });
  });
});

describe('rules about the whole', () => {
  it('are told before any occurrence is looked at', async () => {
    expect(await refusal(anna().call(requestSeries, wish('west', { people: 61 })))).toMatchObject({ code: 'booking.too-many-people' });
    expect(await refusal(anna().call(requestSeries, wish('west', { rrule: 'FREQ=HOURLY;COUNT=2' })))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'rrule' }] });
    expect(await refusal(anna().call(requestSeries, wish('west', { rrule: 'FREQ=DAILY' })))).toMatchObject({ code: 'series.too-many', params: { most: 400, occurrences: null } });
    expect(await refusal(anna().call(requestSeries, wish('west', { rrule: 'FREQ=DAILY;COUNT=401' })))).toMatchObject({ params: { occurrences: 401 } });
    expect(await refusal(anna().call(requestSeries, wish('west', { end: '2026-12-07T09:00' })))).toMatchObject({ code: 'input.end-before-start' });
    const second = { start: '2026-10-25T02:30:00+01:00', end: '2026-10-25T02:45:00+01:00' };
    expect(await refusal(anna().call(previewSeries, wish('west', second)))).toMatchObject({ fields: [{ field: 'start', code: 'second-of-two' }] });
    expect(await refusal(anna().call(requestSeries, wish('west', { spaceId: workshop.siteId })))).toMatchObject({ code: 'space.not-found' });
    const { occurrences } = await anna().call(previewSeries, wish('west', { people: 61 }));
    expect(occurrences.map(({ refusals }) => refusals.map(({ code }) => code))).toEqual([0, 1, 2].map(() => ['booking.too-many-people']));
  });

  it('quotas count every occurrence, in the month in which it is, and are used in order', async () => {
    const [hers, herself] = [anna(), { kind: 'person' as const }];
    await staff().call(setQuota, { ...herself, ownerId: hers.id, hoursAMonth: 2, openRequests: 4 });
    const many = wish('west', { start: '2026-12-08T15:00', end: '2026-12-08T16:00', rrule: 'FREQ=WEEKLY;COUNT=7' });
    const preview = await hers.call(previewSeries, many);
    const inTheWay = { '2026-12-22': ['booking.quota-hours'], '2026-12-29': ['booking.quota-hours'], '2027-01-19': ['booking.quota-hours', 'booking.quota-requests'] };
    expect(codesByDate(preview.occurrences)).toEqual(inTheWay);
    expect(await refusal(hers.call(requestSeries, many))).toMatchObject({ code: 'series.occurrences-refused', params: { refused: 3 } });
    const asked = await hers.call(requestSeries, { ...many, mode: 'what-fits' });
    expect(asked.occurrences).toHaveLength(4);
    expect(await refusal(hers.call(requestBooking, { spaceId: workshop.space.west!, start: '2027-02-01T10:00', end: '2027-02-01T11:00', title: 'Till', people: 2 }))).toMatchObject({
      code: 'booking.quota-requests',
    });
  });

  it('an agreement approves in order until its hours are used up, and the rest waits', async () => {
    const { member, organisationId, agreementId } = await partner(workshop);
    const asked = await member.call(requestSeries, wish('west', { organisationId, start: '2027-01-08T13:00', end: '2027-01-08T14:30', rrule: 'FREQ=WEEKLY;COUNT=5' }));
    expect(states(asked)).toEqual(['01-08 approved', '01-15 approved', '01-22 requested', '01-29 requested', '02-05 approved']);
    const approved = await member.call(getBooking, { bookingId: asked.occurrences[0]!.bookingId });
    expect(approved).toMatchObject({ agreementId, version: 2, priority: 2 });
    expect(approved.history.map(({ change, by }) => [change, by])).toEqual([['request', member.id], ['approve', null]]);
    expect(await refusal(anna().call(previewSeries, wish('west', { organisationId })))).toMatchObject({ code: 'booking.not-for-organisation' });
  });

  it('belongs to whoever asked', async () => {
    const { id } = await anna().call(requestSeries, wish('west', { start: '2027-02-02T08:00', end: '2027-02-02T09:00' }));
    expect(await refusal(anna().call(getSeries, { seriesId: id }))).toMatchObject({ code: 'series.not-found' });
    expect(await workshop.house.as('reception').call(getSeries, { seriesId: id })).toMatchObject({ id });
  });

  it('terms are accepted once for all', async () => {
    const { version } = await staff().call(setTerms, { siteId: workshop.siteId, text: { sv: 'Städa', en: 'Tidy up' } });
    const later = wish('west', { start: '2027-02-03T08:00', end: '2027-02-03T09:00' });
    expect(await refusal(anna().call(requestSeries, later))).toMatchObject({ code: 'booking.terms-not-accepted' });
    expect((await anna().call(requestSeries, { ...later, termsVersion: version })).occurrences).toHaveLength(3);
  });
});
