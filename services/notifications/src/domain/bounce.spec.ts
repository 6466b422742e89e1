import { describe, expect, it } from '@jest/globals';
import { bounceOf, isGoneByNow, statusOf } from './bounce.js';

describe('a status', () => {
  it.each([
    ['5.1.1', 'gone'], ['5.1.2', 'gone'], ['5.1.10', 'gone'], ['5.2.1', 'gone'], ['5.4.4', 'gone'],
    ['4.1.1', 'soft'], ['4.4.7', 'soft'], ['5.2.2', 'soft'], ['5.0.0', 'soft'], [null, 'soft'],
    ['5.7.1', 'not-the-address'], ['5.3.4', 'not-the-address'], ['5.6.1', 'not-the-address'], ['5.1.8', 'not-the-address'], ['5.1.100', 'soft'],
  ] as const)('%s tells that the address is %s', (status, bounce) => {
    expect(bounceOf(status)).toBe(bounce);
  });

  it.each([
    ['5.1.1', null, '5.1.1'],
    ['5.1.1 (no such user)', null, '5.1.1'],
    ['5.0.0', 'smtp; 550 5.1.1 <a***@example.se> no such user', '5.1.1'],
    ['5.7.1', 'smtp; 550 5.1.1 no such user', '5.7.1'],
    [null, 'all recipients were rejected: 550-5.1.10 null MX', '5.1.10'],
    [null, 'version 5.1.1 of the filter', null],
    ['5.1.1.1', null, null],
    ['nonsense', 'nonsense', null],
  ])('is found in %p and %p: %p', (field, answer, status) => {
    expect(statusOf(field, answer)).toBe(status);
  });
});

describe('an address that puts messages off', () => {
  const day = 86_400_000;
  const soft = (days: number) => ({ at: days * day, cameBackSoftly: true });
  const came = (days: number) => ({ at: days * day, cameBackSoftly: false });

  it('is gone after three in a row over two days', () => {
    expect(isGoneByNow([soft(5), soft(4), soft(3)])).toBe(true);
    expect(isGoneByNow([soft(5), soft(4), soft(3), came(1)])).toBe(true);
  });

  it('is not gone after fewer, on one day, or where one came between', () => {
    expect(isGoneByNow([soft(5), soft(1)])).toBe(false);
    expect(isGoneByNow([soft(5.2), soft(5.1), soft(5)])).toBe(false);
    expect(isGoneByNow([soft(5), came(4), soft(3), soft(1)])).toBe(false);
  });
});
