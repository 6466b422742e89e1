import { newId } from '#kernel';
import type { Caller } from '../sessions/caller.js';
import { InvalidInput } from '../problems/problem.js';

const format = /^[\w.:-]{1,128}$/;

/**
 * The client's key, or one of our own, so that our tries within this request are safe in any case.
 * Somebody who has not signed in shares her id with all visitors, and so must not choose the key.
 */
export function idempotencyKeyOf(header: string | string[] | undefined, caller: Caller): string {
  if (header === undefined || caller.by === 'nothing') return newId();
  // The draft standard writes it as a quoted string; both are taken.
  const key = String(header).replace(/^"(.*)"$/, '$1');
  if (format.test(key)) return key;
  const says = {
    sv: 'ska vara 1–128 bokstäver, siffror, punkter, kolon, bindestreck eller understreck',
    en: 'must be 1–128 letters, digits, full stops, colons, hyphens or underscores',
  };
  throw new InvalidInput([{ field: 'Idempotency-Key', in: 'header', code: 'invalid-format', says }]);
}
