import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { codeOf, openingFor, validity, type Candidate, type Coded, type DoorBooking } from './door-codes.js';
import { clip } from './interval.js';

const morning = Temporal.Instant.from('2026-11-26T07:00:00Z');
const minute = (count: number) => morning.add({ minutes: count });

/** One after the other in one room, each knowing those whose codes may be good while its own is. */
function inARow(lengths: readonly number[]): DoorBooking[] {
  let from = 0;
  const times = lengths.map((length, index) => ({ id: `booking-${index}`, start: minute(from), end: minute((from += length)) }));
  return times.map((one, index) => ({ ...one, earlier: times.slice(0, index).filter((other) => clip(validity(one), validity(other))) }));
}

/** Hardly any codes, so that nearly everybody has the same. */
const few: Candidate = ({ id }: Coded, counter) => String((Number(id.split('-')[1]) * 7 + counter * 3) % 97);

const same: Candidate = (_, counter) => `${counter}`;
const alike: Candidate = () => '123456';

const lengths = fc.array(fc.integer({ min: 5, max: 90 }), { minLength: 2, maxLength: 12 });

describe('door codes', () => {
  it('are never the same for two that are good at once, however few there are', () => {
    fc.assert(
      fc.property(lengths, (row) => {
        const bookings = inARow(row);
        for (const one of bookings)
          for (const other of bookings.filter(({ id, ...times }) => id !== one.id && clip(validity(one), validity(times))))
            expect(codeOf(one, few)).not.toBe(codeOf(other, few));
      }),
    );
  });

  it('stay what they are, whatever an earlier booking has come to have', () => {
    const [first] = inARow([60]);
    expect(codeOf(first!, same)).toBe('0');
    expect(() => codeOf({ ...first!, id: 'next', earlier: [first!] }, same)).toThrow('every code');
  });

  it('open while they are good, and of two with one code whose turn it is goes in', () => {
    const [first, second] = [inARow([60])[0]!, { id: 'later', start: minute(600), end: minute(660), earlier: [] }];
    const opened = (at: number) => openingFor('123456', [first, second], alike, minute(at));
    expect(opened(-16)).toEqual({ opens: false, why: 'not-yet', from: minute(-15) });
    expect([opened(-15), opened(59)].map((one) => one.opens && one.booking.id)).toEqual([first.id, first.id]);
    expect(opened(60)).toEqual({ opens: false, why: 'not-yet', from: minute(585) });
    expect(opened(585)).toMatchObject({ opens: true, booking: { id: 'later' } });
    expect(opened(660)).toEqual({ opens: false, why: 'over' });
    expect(opened(660 + 24 * 60)).toEqual({ opens: false, why: 'wrong' });
    expect(openingFor('654321', [first, second], alike, minute(0))).toEqual({ opens: false, why: 'wrong' });
  });
});
