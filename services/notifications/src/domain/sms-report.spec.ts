import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { afterReport, type Standing } from './sms-report.js';

const ours = (state: Standing['state'], providerId: string | null = 's1', goesAgain = false): Standing => ({ state, providerId, goesAgain });
const told = (status: 'sent' | 'delivered' | 'failed', providerId = 's1') => ({ status, providerId });

test('what was sent has come, or has not', () => {
  expect(afterReport(ours('sent'), told('delivered'))).toBe('delivered');
  expect(afterReport(ours('sent'), told('failed'))).toBe('failed');
  expect(afterReport(ours('sent'), told('sent'))).toBe('nothing');
});

test('a report that comes before we know that it was sent is early, and one on an earlier attempt tells nothing', () => {
  expect(afterReport(ours('sending', null), told('delivered'))).toBe('early');
  expect(afterReport(ours('queued', null), told('failed'))).toBe('early');
  expect(afterReport(ours('sending', 's1'), told('failed', 's1'))).toBe('nothing');
  expect(afterReport(ours('sending', 's1'), told('delivered', 's2'))).toBe('early');
});

describe('where it is uncertain whether it was sent, a report tells', () => {
  test('that it was, so that it is not sent again', () => {
    expect(afterReport(ours('uncertain', null, true), told('sent'))).toBe('sent');
    expect(afterReport(ours('uncertain', null, true), told('delivered'))).toBe('delivered');
  });

  test('that it failed, unless it is sent again', () => {
    expect(afterReport(ours('uncertain', null, false), told('failed'))).toBe('failed');
    expect(afterReport(ours('uncertain', null, true), told('failed'))).toBe('nothing');
  });
});

test('that an earlier attempt did not come takes nothing back from a later one; that it came is enough', () => {
  expect(afterReport(ours('sent', 's2'), told('failed', 's1'))).toBe('nothing');
  expect(afterReport(ours('sent', 's2'), told('delivered', 's1'))).toBe('delivered');
});

test('in whatever order reports come, and however often, the first end of a message is its end', () => {
  const reports = fc.array(fc.constantFrom(told('sent'), told('delivered'), told('failed')), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(reports, (all) => {
      let state: Standing['state'] = 'sent';
      for (const report of all) {
        const next = afterReport(ours(state), report);
        if (next !== 'nothing' && next !== 'early') state = next;
      }
      expect(state).toBe(all.find(({ status }) => status !== 'sent')?.status ?? 'sent');
    }),
  );
});
