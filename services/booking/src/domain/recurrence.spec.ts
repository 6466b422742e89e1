import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { occurrencesOf, type Recurrence } from './recurrence.js';

const recurrence = (rrule: string, starts: string, more: Partial<Recurrence> = {}): Recurrence => ({
  rrule,
  starts: Temporal.PlainDateTime.from(starts),
  minutes: 60,
  timeZone: 'Europe/Stockholm',
  exdates: [],
  ...more,
});

const shown = (...of: Parameters<typeof recurrence>) =>
  occurrencesOf(recurrence(...of)).map((one) => (one.isPossible ? `${one.start.toString()} ${one.end.toString()}` : `${one.recurrenceId} ${one.refusals[0]!.code}`));
const starts = (...of: Parameters<typeof recurrence>) => occurrencesOf(recurrence(...of)).map(({ recurrenceId }) => recurrenceId);

const excluded = (exdate: string) => starts('FREQ=DAILY;COUNT=3', '2026-11-26T13:00', { exdates: [exdate] });

function refused(...of: Parameters<typeof recurrence>): DomainError {
  try {
    occurrencesOf(recurrence(...of));
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('a series by the clocks of its place', () => {
  it('keeps its time of day when summer time begins and ends', () => {
    expect(shown('FREQ=WEEKLY;COUNT=3', '2027-03-18T13:00')).toEqual([
      '2027-03-18T12:00:00Z 2027-03-18T13:00:00Z',
      '2027-03-25T12:00:00Z 2027-03-25T13:00:00Z',
      '2027-04-01T11:00:00Z 2027-04-01T12:00:00Z',
    ]);
    expect(shown('FREQ=WEEKLY;COUNT=2', '2027-10-28T13:00')).toEqual([
      '2027-10-28T11:00:00Z 2027-10-28T12:00:00Z',
      '2027-11-04T12:00:00Z 2027-11-04T13:00:00Z',
    ]);
  });

  it('explains the occurrence that falls in the skipped hour, never moves it, and does not count it', () => {
    expect(shown('FREQ=DAILY;COUNT=3', '2027-03-27T02:30')).toEqual([
      '2027-03-27T01:30:00Z 2027-03-27T02:30:00Z',
      '2027-03-28T02:30:00 input.time-does-not-exist',
      '2027-03-29T00:30:00Z 2027-03-29T01:30:00Z',
      '2027-03-30T00:30:00Z 2027-03-30T01:30:00Z',
    ]);
    expect(occurrencesOf(recurrence('FREQ=DAILY;COUNT=2', '2027-03-27T02:30'))[1]).toMatchObject({
      refusals: [{ params: { time: '2027-03-28T02:30:00', earlier: '2027-03-28T01:30:00+01:00', later: '2027-03-28T03:30:00+02:00' } }],
    });
    expect(shown('FREQ=DAILY;COUNT=2', '2027-03-27T01:30')[1]).toBe('2027-03-28T01:30:00 input.time-does-not-exist');
  });

  it('means the first of the hour that comes twice', () => {
    expect(shown('FREQ=DAILY;COUNT=2', '2027-10-30T02:00', { minutes: 30 })[1]).toBe('2027-10-31T00:00:00Z 2027-10-31T00:30:00Z');
  });

  it('ends by the clocks as it begins by them, also in the nights when they change', () => {
    const night = { minutes: 8 * 60 };
    expect(shown('FREQ=DAILY;COUNT=2', '2027-03-26T22:00', night)[1]).toBe('2027-03-27T21:00:00Z 2027-03-28T04:00:00Z');
    expect(shown('FREQ=DAILY;COUNT=2', '2027-10-29T22:00', night)[1]).toBe('2027-10-30T20:00:00Z 2027-10-31T05:00:00Z');
  });
});

describe('dates that not every month or year has', () => {
  it('the fifth weekday occurs only where it exists', () => {
    expect(starts('FREQ=MONTHLY;BYDAY=5TH;COUNT=4', '2026-12-31T13:00')).toEqual([
      '2026-12-31T13:00:00', '2027-04-29T13:00:00', '2027-07-29T13:00:00', '2027-09-30T13:00:00',
    ]);
  });

  it('so does the 31st, and the last of the month is always there', () => {
    expect(starts('FREQ=MONTHLY;COUNT=3', '2027-01-31T13:00')).toEqual(['2027-01-31T13:00:00', '2027-03-31T13:00:00', '2027-05-31T13:00:00']);
    expect(starts('FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2027-01-31T13:00')).toEqual([
      '2027-01-31T13:00:00', '2027-02-28T13:00:00', '2027-03-31T13:00:00',
    ]);
  });

  it('a leap day comes every fourth year', () => {
    expect(starts('FREQ=YEARLY;COUNT=2', '2028-02-29T13:00')).toEqual(['2028-02-29T13:00:00', '2032-02-29T13:00:00']);
  });

  it('the last weekday of the month is found among weekdays', () => {
    expect(starts('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', '2026-11-30T13:00')).toEqual([
      '2026-11-30T13:00:00', '2026-12-31T13:00:00', '2027-01-29T13:00:00',
    ]);
  });
});

describe('where a series ends', () => {
  it('COUNT counts what EXDATE leaves out, and UNTIL includes its own instant, or all of its day', () => {
    const thursdays = ['2026-11-26T13:00:00', '2026-12-03T13:00:00', '2026-12-10T13:00:00'];
    expect(starts('FREQ=WEEKLY;COUNT=3', '2026-11-26T13:00')).toEqual(thursdays);
    expect(starts('FREQ=WEEKLY;COUNT=3', '2026-11-26T13:00', { exdates: ['2026-12-03'] })).toEqual([thursdays[0], thursdays[2]]);
    for (const until of ['20261210', '20261210T130000', '20261210T120000Z']) expect(starts(`FREQ=WEEKLY;UNTIL=${until}`, '2026-11-26T13:00')).toEqual(thursdays);
    for (const until of ['20261209', '20261210T125959', '20261210T115959Z']) expect(starts(`RRULE:freq=weekly;until=${until}`, '2026-11-26T13:00')).toHaveLength(2);
  });

  it('EXDATE with a time leaves out what begins then, and nothing else', () => {
    expect(excluded('2026-11-27T13:00:00')).toEqual(['2026-11-26T13:00:00', '2026-11-28T13:00:00']);
    expect(excluded('2026-11-27T13:01')).toHaveLength(3);
    expect(excluded('2026-11-26')).toEqual(['2026-11-27T13:00:00', '2026-11-28T13:00:00']);
  });

  it('holds 400, and one more or no end is refused with the number', () => {
    expect(starts('FREQ=DAILY;COUNT=400', '2026-11-26T13:00')).toHaveLength(400);
    expect(refused('FREQ=DAILY;COUNT=401', '2026-11-26T13:00')).toMatchObject({ code: 'series.too-many', params: { most: 400, occurrences: 401 } });
    expect(starts('FREQ=DAILY;COUNT=401', '2026-11-26T13:00', { exdates: ['2026-12-24'] })).toHaveLength(400);
    expect(refused('FREQ=DAILY;UNTIL=20280101', '2026-11-26T13:00')).toMatchObject({ params: { occurrences: 402 } });
    expect(refused('FREQ=DAILY', '2026-11-26T13:00')).toMatchObject({ code: 'series.too-many', params: { most: 400, occurrences: null } });
    expect(refused('FREQ=DAILY;COUNT=999999999', '2026-11-26T13:00').params).toMatchObject({ occurrences: 999_999_999 });
  });

  it('lasts ten years', () => {
    expect(starts('FREQ=YEARLY;COUNT=11', '2026-11-26T13:00')).toHaveLength(11);
    for (const end of ['COUNT=12', 'UNTIL=29991231']) {
      expect(refused(`FREQ=YEARLY;${end}`, '2026-11-26T13:00').fields).toMatchObject([{ field: 'rrule', code: 'lasts-too-long' }]);
    }
  });
});

describe('rules that are not taken', () => {
  test.each([
    ['', 'FREQ is missing'],
    ['COUNT=2', 'FREQ is missing'],
    ['FREQ=HOURLY;COUNT=2', 'FREQ=HOURLY: daily is the finest'],
    ['FREQ=SECONDLY;COUNT=2', 'FREQ=SECONDLY: daily is the finest'],
    ['FREQ=FORTNIGHTLY;COUNT=2', 'FREQ cannot be FORTNIGHTLY'],
    ['FREQ=DAILY;BYHOUR=9,15;COUNT=2', 'BYHOUR: an occurrence is at the time of day of the first'],
    ['FREQ=DAILY;COUNT=2;COUNT=3', 'COUNT stands twice'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20261201', 'COUNT and UNTIL cannot both stand'],
    ['FREQ=DAILY;COUNT=0', 'COUNT cannot be 0'],
    ['FREQ=DAILY;COUNT=2;INTERVAL=0', 'INTERVAL cannot be 0'],
    ['FREQ=DAILY;UNTIL=20260230', 'UNTIL cannot be 20260230'],
    ['FREQ=DAILY;UNTIL=20261201T250000', 'UNTIL cannot be 20261201T250000'],
    ['FREQ=WEEKLY;BYDAY=2TH;COUNT=2', 'BYDAY cannot be numbered with FREQ=WEEKLY'],
    ['FREQ=WEEKLY;BYDAY=XX;COUNT=2', 'BYDAY cannot be XX'],
    ['FREQ=WEEKLY;BYMONTHDAY=3;COUNT=2', 'BYMONTHDAY cannot stand with FREQ=WEEKLY'],
    ['FREQ=MONTHLY;BYMONTHDAY=32;COUNT=2', 'BYMONTHDAY cannot be 32'],
    ['FREQ=MONTHLY;BYSETPOS=1;COUNT=2', 'BYSETPOS needs another BY part to choose among'],
    ['FREQ=DAILY;COUNT=2;RSCALE=CHINESE', 'RSCALE is no part of a rule that is understood'],
    ['FREQ=DAILY;COUNT=2;constructor=1', 'CONSTRUCTOR is no part of a rule that is understood'],
    ['FREQ=DAILY;COUNT=2;', ' is no part of a rule that is understood'],
  ])('%s', (rrule, message) => {
    expect(refused(rrule, '2026-11-26T13:00')).toMatchObject({ code: 'input.invalid' });
    expect(refused(rrule, '2026-11-26T13:00').fields.map((field) => field.message)).toContain(message);
  });

  it('nor one that does not yield its own first occurrence, or never occurs at all', () => {
    for (const rrule of ['FREQ=WEEKLY;BYDAY=MO;COUNT=2', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2', 'FREQ=DAILY;UNTIL=20261125']) {
      expect(refused(rrule, '2026-11-26T13:00').fields).toMatchObject([{ field: 'start', code: 'not-in-rule' }]);
    }
    expect(refused('FREQ=DAILY;COUNT=2', '2026-11-26T13:00', { exdates: ['2026-11-26', '2026-11-27'] }).fields).toMatchObject([{ field: 'exdates' }]);
  });
});

describe('whatever the series', () => {
  const zone = fc.constantFrom('Europe/Stockholm', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC');
  const frequency = fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY');
  const when = fc.record({ days: fc.integer({ min: 0, max: 800 }), minutes: fc.integer({ min: 0, max: 1439 }) });

  it('each occurrence shows the time of day of the first, ends by the clocks, and comes after the one before', () => {
    fc.assert(
      fc.property(zone, frequency, fc.integer({ min: 1, max: 3 }), when, fc.integer({ min: 1, max: 1440 }), (timeZone, freq, interval, at, minutes) => {
        const first = Temporal.PlainDateTime.from('2026-01-01T00:00').add(at);
        const series = occurrencesOf(recurrence(`FREQ=${freq};INTERVAL=${interval};UNTIL=${first.add({ days: 390 }).toPlainDate().toString().replaceAll('-', '')}`, first.toString(), { timeZone, minutes }));
        const possible = series.flatMap((one) => (one.isPossible ? one : []));
        for (const [index, one] of possible.entries()) {
          const [start, end] = [one.start, one.end].map((instant) => instant.toZonedDateTimeISO(timeZone).toPlainDateTime());
          expect(start!.toString({ smallestUnit: 'second' })).toBe(one.recurrenceId);
          expect(start!.toPlainTime().equals(first.toPlainTime())).toBe(true);
          expect(start!.until(end!).total('minutes')).toBe(minutes);
          expect(Temporal.Instant.compare(one.start, one.end)).toBe(-1);
          expect(index === 0 || Temporal.Instant.compare(possible[index - 1]!.start, one.start) < 0).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('COUNT yields so many that are possible, and the same as UNTIL the last of them', () => {
    fc.assert(
      fc.property(zone, frequency, fc.integer({ min: 1, max: 8 }), when, (timeZone, freq, count, at) => {
        const first = Temporal.PlainDateTime.from('2026-01-01T00:00').add(at);
        fc.pre(first.day <= 28);
        const counted = occurrencesOf(recurrence(`FREQ=${freq};COUNT=${count}`, first.toString(), { timeZone }));
        const possible = counted.flatMap((one) => (one.isPossible ? one : []));
        expect(possible).toHaveLength(count);
        const until = possible.at(-1)!.start.toString().replaceAll(/[-:]/g, '');
        expect(occurrencesOf(recurrence(`FREQ=${freq};UNTIL=${until}`, first.toString(), { timeZone }))).toEqual(counted);
      }),
      { numRuns: 60 },
    );
  });
});
