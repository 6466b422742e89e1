import { describe, expect, test } from '@jest/globals';
import { aheadBy, minutesLeft, newsOf, timeLeft } from './hold-clock';

const now = Date.parse('2026-11-26T12:00:00Z');
const minutes = (count: number) => count * 60_000;

describe('how long a hold lasts', () => {
  test('is counted by the clock of the house, however wrong the reader’s is', () => {
    const ahead = aheadBy('Thu, 26 Nov 2026 12:07:00 GMT', now);
    expect(ahead).toBe(minutes(7));
    expect(timeLeft('2026-11-26T12:17:00Z', ahead, now)).toBe(minutes(10));
  });

  test('without a date both clocks are taken to agree', () => expect(aheadBy(null, now)).toBe(0));

  test('is never less than nothing', () => expect(timeLeft('2026-11-26T11:00:00Z', 0, now)).toBe(0));

  test.each([[minutes(10), 10], [minutes(9) + 1, 10], [minutes(1), 1], [1, 1], [0, 0]])('%d ms are told as %d minutes', (left, told) => expect(minutesLeft(left)).toBe(told));

  test.each([[minutes(10), 'held'], [minutes(5) + 1, 'held'], [minutes(5), 'five'], [minutes(1) + 1, 'five'], [minutes(1), 'one'], [1, 'one'], [0, 'over']])(
    'at %d ms it is said that it is “%s”, and nothing each second', (left, news) => expect(newsOf(left)).toBe(news),
  );
});
