import { describe, expect, test } from '@jest/globals';
import { brokenRules } from './calendar-rules.js';
import { readCalendar, timesIn } from './reading-calendars.js';
import { aSeries, inStockholm, invited, invitedTo, occurrencesOf, type One } from './series-in-calendars.js';

const days = (text: string) => timesIn(text).map((period) => period.slice(0, 10));
const recurrenceIds = (text: string) => readCalendar(text).events.flatMap((event) => (event.isRecurrenceException() ? [event.recurrenceId.toString()] : []));

const seenIn = (text: string) => {
  const { method, event } = readCalendar(text);
  return { method, uid: event.uid, days: method === 'REQUEST' ? days(text) : [], one: recurrenceIds(text), broken: brokenRules(text) };
};

const withNews = (occurrences: One[], ...news: number[]) => occurrences.map((one, index) => ({ ...one, isNews: news.includes(index) }));

describe('what becomes of a series', () => {
  const weekly = inStockholm('FREQ=WEEKLY', '2026-11-26', '13:00', 60, 4);
  const all = occurrencesOf(weekly);
  const as = (...states: One['state'][]) => all.map((one, index): One => ({ ...one, state: states[index] ?? 'approved', isNews: false }));

  const cases: [what: string, name: string, occurrences: One[], method: string | null, shown: string[]][] = [
    ['what an agreement gives at once is invited to; what waits is not', 'series-requested', withNews(as('approved', 'requested', 'approved', 'requested'), 0, 1, 2, 3), 'REQUEST', ['2026-11-26', '2026-12-10']],
    ['what all waits is in no calendar', 'series-requested', withNews(as('requested', 'requested', 'requested', 'requested'), 0, 1, 2, 3), null, []],
    ['what is approved later comes beside it', 'series-decided', withNews(as('approved', 'approved', 'approved', 'declined'), 1), 'REQUEST', ['2026-11-26', '2026-12-03', '2026-12-10']],
    ['what is only declined leaves calendars alone', 'series-decided', withNews(as('approved', 'declined', 'approved', 'declined'), 1, 3), null, []],
    ['what is taken back before it was approved leaves calendars alone', 'series-cancelled', withNews(as('approved', 'withdrawn'), 1), null, []],
    ['what was all taken back before it was approved was in no calendar', 'series-cancelled', withNews(as('withdrawn', 'withdrawn', 'withdrawn', 'withdrawn'), 0, 1, 2, 3), null, []],
    ['some that are cancelled are left out of it', 'series-cancelled', withNews(as('approved', 'cancelled', 'cancelled'), 1, 2), 'REQUEST', ['2026-11-26', '2026-12-17']],
    ['where none is left all is taken back', 'series-cancelled', withNews(as('cancelled', 'cancelled', 'declined', 'cancelled'), 3), 'CANCEL', []],
  ];
  test.each(cases)('%s', (_what, name, occurrences, method, shown) => {
    const text = invitedTo(aSeries(weekly, occurrences), name);
    const seen = { method, uid: '019a0000-0000-7000-8000-000000000013@parken', days: shown, one: [], broken: [] };
    expect(text && seenIn(text)).toEqual(method && seen);
  });

  const oneCancelled = aSeries(weekly, withNews(as('approved', 'cancelled'), 1));

  test('one that is cancelled is taken out by itself', () => {
    const text = invitedTo(oneCancelled, 'series-cancelled')!;
    expect(readCalendar(text)).toMatchObject({ method: 'CANCEL', event: { uid: '019a0000-0000-7000-8000-000000000013@parken' } });
    expect(recurrenceIds(text)).toEqual(['2026-12-03T13:00:00']);
    expect(brokenRules(text)).toEqual([]);
  });

  test('whoever was never sent the rest of it gets the rest, and not that one is cancelled', () => {
    expect(days(invitedTo(oneCancelled, 'series-cancelled', { isInvited: false })!)).toEqual(['2026-11-26', '2026-12-10', '2026-12-17']);
  });

  test('one that is moved, in another room or called otherwise is an exception with what holds for it', () => {
    const [first, second, third, fourth] = as();
    const moved = { ...second!, start: '2026-12-04T08:00:00Z', end: '2026-12-04T10:00:00Z', spaceName: { sv: 'Stora salen', en: 'Great hall' }, isNews: true };
    const text = invited(aSeries(weekly, [first!, moved, { ...third!, title: 'Luciafika' }, fourth!]), 'series-changed');
    expect(timesIn(text)).toContain('2026-12-04T08:00:00.000Z/2026-12-04T10:00:00.000Z');
    expect(recurrenceIds(text)).toEqual(['2026-12-03T13:00:00', '2026-12-10T13:00:00']);
    expect(readCalendar(text).events.map(({ summary, location }) => [summary, location])).toEqual([
      ['Språkkafé', 'Lilla salen, Parken, Parkgatan 1, Göteborg'],
      ['Språkkafé', 'Stora salen, Parken, Parkgatan 1, Göteborg'],
      ['Luciafika', 'Lilla salen, Parken, Parkgatan 1, Göteborg'],
    ]);
    expect(brokenRules(text)).toEqual([]);
  });

  test('what the rule does not yield is in the calendar nevertheless', () => {
    const [first, ...others] = as();
    const text = invited(aSeries(weekly, [first!, { ...others[0]!, recurrenceId: '2026-12-05T13:00:00', start: '2026-12-05T12:00:00Z', end: '2026-12-05T13:00:00Z', isNews: true }, ...others.slice(1)]), 'series-changed');
    expect(days(text)).toEqual(['2026-11-26', '2026-12-05', '2026-12-10', '2026-12-17']);
    expect(brokenRules(text)).toEqual([]);
  });

  test('what stays behind of a series that is divided ends before the rest of it', () => {
    const stays = { ...aSeries(weekly, as().slice(0, 2)), rrule: 'FREQ=WEEKLY;UNTIL=20261203T120000Z', continuedAs: '019a0000-0000-7000-8000-000000000014' };
    expect(days(invitedTo(stays, 'series-changed')!)).toEqual(['2026-11-26', '2026-12-03']);
    const gone = { ...stays, occurrences: as('cancelled', 'cancelled').slice(0, 2), counts: { ...stays.counts, approved: 0 } };
    expect(readCalendar(invitedTo(gone, 'series-changed')!).method).toBe('CANCEL');
  });

  test('four hundred are one invitation of some hundred lines', () => {
    const daily = inStockholm('FREQ=DAILY', '2026-11-26', '13:00', 60, 400);
    const text = invited(aSeries(daily, occurrencesOf(daily)));
    expect(timesIn(text)).toHaveLength(400);
    expect(text.split('\r\n').length).toBeLessThan(100);
  });
});
