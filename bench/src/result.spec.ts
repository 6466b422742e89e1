import { describe, expect, it } from '@jest/globals';
import { against, betweenMarkers, grown, markdownOf } from './result.js';

describe('the result', () => {
  const met = against('request', 2_000, 5_000, 0.25, { p95: 12.34 });
  const missed = against('approve', 1_000, 5_000, 0.25);
  const result = { date: '2026-11-22', machine: { cores: '2' }, settings: { fsync: 'on' }, rows: [met, missed] };

  it('says of each goal whether it is met', () => {
    expect([met.met, missed.met]).toEqual([true, false]);
    expect(met.ratio).toBeCloseTo(0.4);
  });

  it('is a table that shows misses too, with machine, date and settings', () => {
    const table = markdownOf(result);
    expect(table).toContain('| request | 2,000 | 5,000 | 40 % | ≥ 25 % | yes | p95 12 |');
    expect(table).toContain('| approve | 1,000 | 5,000 | 20 % | ≥ 25 % | **no** |  |');
    expect(table).toContain('Measured on 2026-11-22: cores 2.');
    expect(table).toContain('With fsync on.');
  });

  it('says what a hundred times as much stored makes of a rate', () => {
    expect(grown(met, { ...met, rate: 1_600 })).toMatchObject({ rate: 1_600, floor: 2_000, ratio: 0.8, met: true });
    expect(grown(met, { ...met, rate: 1_500 })).toMatchObject({ met: false });
  });

  it('takes the place of the one before', () => {
    const text = 'before\n<!-- bench -->\nold\n<!-- /bench -->\nafter\n';
    const once = betweenMarkers(text, 'new');
    expect(once).toBe('before\n<!-- bench -->\nnew\n<!-- /bench -->\nafter\n');
    expect(betweenMarkers(once, 'newer')).toBe('before\n<!-- bench -->\nnewer\n<!-- /bench -->\nafter\n');
  });

  it('needs a place to stand', () => {
    expect(() => betweenMarkers('nothing', 'new')).toThrow('markers');
  });
});
