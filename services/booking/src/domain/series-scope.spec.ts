import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { idOf, occurrencesOf, type Recurrence } from './recurrence.js';
import { endedAt, inScope, recurrenceFor } from './series-scope.js';

const now = Temporal.Instant.from('2027-01-12T10:00:00Z');
const on = (day: number, state = 'approved') => {
  const start = Temporal.Instant.from(`2027-01-${day}T09:00:00Z`);
  return { id: String(day), recurrenceId: `2027-01-${day}T10:00:00`, state, start, end: start.add({ hours: 1 }) };
};

describe('the scope of a change', () => {
  const series = [on(11), on(12), on(13, 'cancelled'), on(14), on(15, 'requested'), on(16, 'declined')];
  const scoped = (scope: Parameters<typeof inScope>[2], from: number) => inScope(series, series[from]!, scope, now).map(({ id }) => id);

  it('leaves alone what has begun and what is no more', () => {
    expect(scoped('all', 0)).toEqual(['14', '15']);
    expect(scoped('following', 0)).toEqual(['14', '15']);
    expect(scoped('one', 0)).toEqual([]);
    expect(scoped('one', 2)).toEqual([]);
  });

  it('is the one, or counted from it', () => {
    expect(scoped('one', 3)).toEqual(['14']);
    expect(scoped('following', 4)).toEqual(['15']);
  });
});

const patterns = fc.constantFrom(
  'FREQ=DAILY', 'FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU', 'FREQ=MONTHLY',
  'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15,-1', 'FREQ=MONTHLY;BYDAY=5TH', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'FREQ=YEARLY;BYMONTH=1,6;BYDAY=2MO',
);
const zones = fc.constantFrom('Europe/Stockholm', 'America/St_Johns');

/** The series of this pattern that begins at its first occurrence from a day on. */
function seriesOf(pattern: string, day: number, timeZone: string, time: string, count: number): Recurrence | undefined {
  for (let starts = Temporal.PlainDate.from('2027-01-01').add({ days: day }), tries = 0; tries < 400; starts = starts.add({ days: 1 }), tries++) {
    const recurrence = { rrule: `${pattern};COUNT=${count}`, starts: starts.toPlainDateTime(time), minutes: 60, timeZone, exdates: [] };
    try {
      occurrencesOf(recurrence);
      return recurrence;
    } catch {
      continue;
    }
  }
  return undefined;
}

const ids = (recurrence: Recurrence) => occurrencesOf(recurrence).flatMap(({ recurrenceId, isPossible }) => (isPossible ? recurrenceId : []));

describe('a series that is split', () => {
  it('has the same occurrences before and after, each once, whatever its pattern', () => {
    fc.assert(
      fc.property(patterns, fc.nat(60), zones, fc.constantFrom('02:30', '09:00', '23:15'), fc.integer({ min: 2, max: 12 }), fc.nat(10), (pattern, day, zone, time, count, at) => {
        const whole = seriesOf(pattern, day, zone, time, count)!;
        const all = ids(whole);
        const cut = 1 + (at % (all.length - 1));
        const first = { ...whole, rrule: endedAt(whole.rrule, all[cut - 1]!, zone) };
        const rest = recurrenceFor(whole, all.slice(cut), 60);
        expect(ids(first)).toEqual(all.slice(0, cut));
        expect(ids(rest)).toEqual(all.slice(cut));
        expect(rest.exdates).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out what it lacks, and goes on at another time of day', () => {
    fc.assert(
      fc.property(patterns, fc.nat(60), fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 9 }), (pattern, day, kept) => {
        const whole = seriesOf(pattern, day, 'Europe/Stockholm', '09:00', 10)!;
        const all = ids(whole);
        const chosen = kept.toSorted((one, other) => one - other).map((index) => idOf(Temporal.PlainDateTime.from(all[index]!).withPlainTime('16:30')));
        const moved = recurrenceFor(whole, chosen, 60);
        expect(ids(moved)).toEqual(chosen);
      }),
      { numRuns: 40 },
    );
  });
});
