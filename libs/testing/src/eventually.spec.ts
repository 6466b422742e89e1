import { expect, test } from '@jest/globals';
import { eventually } from './eventually.js';

test('returns what the probe returns once it returns something', async () => {
  let calls = 0;
  const value = await eventually('the third call', () => (++calls < 3 ? undefined : calls), { everyMs: 1 });
  expect(value).toBe(3);
});

test('a probe that throws is tried again', async () => {
  let calls = 0;
  const probe = () => {
    if (++calls < 3) throw new Error('not yet');
    return 'there';
  };
  await expect(eventually('no error', probe, { everyMs: 1 })).resolves.toBe('there');
});

test('fails with the description and with the last error', async () => {
  const never = eventually('the mail has come', () => { throw new Error('inbox is empty'); }, { timeoutMs: 30, everyMs: 5 });
  await expect(never).rejects.toThrow(/after 30 ms still not: the mail has come\ninbox is empty/);
});

test('fails with the description when the probe keeps saying false', async () => {
  const never = eventually('the door opens', () => false, { timeoutMs: 30, everyMs: 5 });
  await expect(never).rejects.toThrow(/the door opens\nthe probe returned false/);
});
