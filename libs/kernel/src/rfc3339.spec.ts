import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { rfc3339 } from './rfc3339.js';

test.each(['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.5Z', '2026-11-22T10:00:00.012Z', '1969-12-31T23:59:59.999999Z', '-000001-01-01T00:00:00Z'])('writes %s as it is', (text) => {
  expect(rfc3339(Temporal.Instant.from(text))).toBe(text);
});

test('writes every instant as Temporal does', () => {
  const nanosecond = fc.bigInt({ min: -8_640_000_000_000_000_000_000n, max: 8_640_000_000_000_000_000_000n });
  const millisecond = nanosecond.map((one) => one - (one % 1_000_000n));
  fc.assert(
    fc.property(fc.oneof(nanosecond, millisecond), (one) => {
      const instant = Temporal.Instant.fromEpochNanoseconds(one);
      expect(rfc3339(instant)).toBe(instant.toString());
    }),
  );
});
