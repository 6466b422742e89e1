import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { Temporal } from 'temporal-polyfill';
import { written, type Stretch } from './finding-stretches.js';
import { firstStart } from './finding-starts.js';
import { wishedTimes, type Times } from './finding-times.js';

const stockholm = 'Europe/Stockholm';
const from = (start: string, end: string, more: Partial<Times> = {}): Times => ({
  interval: { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) },
  minutes: 60,
  ...more,
});
const shown = (stretches: readonly Stretch[]) => stretches.map((stretch) => `${written(stretch.from)} ${written(stretch.until)}`);

describe('the times that are wished', () => {
  it('are by the clocks on both days when they change', () => {
    const spring = wishedTimes(from('2027-03-27T00:00+01:00', '2027-03-29T00:00+02:00', { dailyFrom: '12:00', dailyTo: '17:00' }), stockholm);
    expect(shown(spring.wished)).toEqual(['2027-03-27T11:00:00Z 2027-03-27T16:00:00Z', '2027-03-28T10:00:00Z 2027-03-28T15:00:00Z']);
    const autumn = wishedTimes(from('2027-10-30T00:00+02:00', '2027-11-01T00:00+01:00', { dailyFrom: '12:00', dailyTo: '17:00' }), stockholm);
    expect(shown(autumn.wished)).toEqual(['2027-10-30T10:00:00Z 2027-10-30T15:00:00Z', '2027-10-31T11:00:00Z 2027-10-31T16:00:00Z']);
  });

  it('are an hour fewer in the night when clocks go forward, and an hour more when they go back', () => {
    const night = { dailyFrom: '01:00', dailyTo: '04:00' };
    expect(shown(wishedTimes(from('2027-03-28T00:00+01:00', '2027-03-28T12:00+02:00', night), stockholm).wished)).toEqual(['2027-03-28T00:00:00Z 2027-03-28T02:00:00Z']);
    expect(shown(wishedTimes(from('2027-10-31T00:00+02:00', '2027-10-31T12:00+01:00', night), stockholm).wished)).toEqual(['2027-10-30T23:00:00Z 2027-10-31T03:00:00Z']);
    const refused = () => wishedTimes(from('2027-03-28T00:00+01:00', '2027-03-28T12:00+02:00', { ...night, minutes: 150 }), stockholm);
    expect(refused).toThrow(DomainError);
  });

  it('go on over midnight where a day does', () => {
    const days = wishedTimes(from('2027-03-01T00:00Z', '2027-03-02T20:00Z', { dailyFrom: '00:00', dailyTo: '24:00' }), stockholm);
    expect(shown(days.wished)).toEqual(['2027-03-01T00:00:00Z 2027-03-02T20:00:00Z']);
    expect(shown(days.later)).toEqual(['2027-03-01T00:00:00Z 2027-04-02T20:00:00Z']);
  });
});

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const day = (date: string) => ({ from: at(`${date}T08:10Z`), until: at(`${date}T17:00Z`) });

describe('the first start', () => {
  const hour = 3_600_000;
  const starts = { gridMinutes: 30, days: [day('2027-03-01'), day('2027-03-02')], latest: Infinity };
  const first = (start: string, end: string, more: Partial<typeof starts> | { gridMinutes: null } = {}) => {
    const found = firstStart({ from: at(start), until: at(end) }, hour, { ...starts, ...more });
    return found === undefined ? undefined : written(found);
  };

  it('is on the grid counted from opening', () => {
    expect(first('2027-03-01T08:10Z', '2027-03-01T17:00Z')).toBe('2027-03-01T08:10:00Z');
    expect(first('2027-03-01T08:11Z', '2027-03-01T17:00Z')).toBe('2027-03-01T08:40:00Z');
    expect(first('2027-03-01T08:11Z', '2027-03-01T09:40Z')).toBe('2027-03-01T08:40:00Z');
    expect(first('2027-03-01T08:11Z', '2027-03-01T09:39Z')).toBeUndefined();
  });

  it('is at a whole five minutes where there is no grid, if there is one', () => {
    expect(first('2027-03-01T08:11Z', '2027-03-01T09:39Z', { gridMinutes: null })).toBe('2027-03-01T08:15:00Z');
    expect(first('2027-03-01T08:11Z', '2027-03-01T09:11Z', { gridMinutes: null })).toBe('2027-03-01T08:11:00Z');
  });

  it('is not after the last that is allowed, and is counted anew each day in a house that never closes', () => {
    expect(first('2027-03-01T09:00Z', '2027-03-01T17:00Z', { latest: at('2027-03-01T09:09Z') })).toBeUndefined();
    const open = [{ from: at('2027-03-01T00:00Z'), until: at('2027-03-02T00:00Z') }, { from: at('2027-03-02T00:00Z'), until: at('2027-03-03T00:00Z') }];
    expect(first('2027-03-01T23:50Z', '2027-03-02T05:00Z', { days: open, gridMinutes: 420 })).toBe('2027-03-02T00:00:00Z');
  });
});
