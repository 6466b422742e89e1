import { describe, expect, test } from '@jest/globals';
import { placeInMonth, repeatOf, ruleOf, usualRepeat, weekdayOf, type Repeat } from './recurrence';

const thursday = '2026-11-26';
const repeat = (patch: Partial<Repeat>): Repeat => ({ ...usualRepeat, ...patch });

describe('the rule of what comes back', () => {
  test.each<[string, Partial<Repeat>, string]>([
    ['every week, on the weekday of the first', {}, 'FREQ=WEEKLY;BYDAY=TH;COUNT=4'],
    ['also on others, in the order of the week, and never without the first', { weekdays: ['FR', 'MO'] }, 'FREQ=WEEKLY;BYDAY=MO,TH,FR;COUNT=4'],
    ['every other week, until a day', { interval: 2, ends: 'until', until: '2027-01-28' }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270128'],
    ['every day', { every: 'DAILY', count: 10 }, 'FREQ=DAILY;COUNT=10'],
    ['every month on the same weekday of it', { every: 'MONTHLY' }, 'FREQ=MONTHLY;BYDAY=4TH;COUNT=4'],
    ['every month on the same date', { every: 'MONTHLY', monthlyBy: 'date' }, 'FREQ=MONTHLY;BYMONTHDAY=26;COUNT=4'],
  ])('%s', (_what, patch, rule) => {
    expect(ruleOf(repeat(patch), thursday)).toBe(rule);
    // What is kept as a rule comes back as the same choices.
    expect(ruleOf(repeatOf(rule)!, thursday)).toBe(rule);
  });

  test('a fifth weekday is the last of its month, as not every month has five', () => {
    expect(placeInMonth('2026-10-29')).toBe(-1);
    expect(ruleOf(repeat({ every: 'MONTHLY' }), '2026-10-29')).toBe('FREQ=MONTHLY;BYDAY=-1TH;COUNT=4');
  });

  test('days that are left out are kept with it', () => expect(repeatOf('FREQ=DAILY;COUNT=3', ['2026-11-27'])?.exdates).toEqual(['2026-11-27']));

  test('a rule of another kind is none of this form', () => expect(repeatOf('FREQ=YEARLY;COUNT=3')).toBeNull());

  test('weekdays are those of the calendar, wherever the reader is', () => expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual(['MO', 'SU']));
});
