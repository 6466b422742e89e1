import { DomainError } from '#kernel';
import { InvalidInput } from '../problems/problem.js';

const format = /^(?:W\/)?"(\d{1,15})"$/;

/**
 * The version that If-Match names. A weak tag is taken as the strong one that a compressing proxy has weakened;
 * `*` names no version.
 */
export function versionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const version = format.exec(ifMatch.trim())?.[1];
  if (version) return Number(version);
  const says = { sv: 'ska vara en ETag som "3"', en: 'must be an ETag such as "3"' };
  throw new InvalidInput([{ field: 'If-Match', in: 'header', code: 'invalid-format', says }]);
}

/** The version for a change: from the header or the body, and the same where it is in both. */
export function statedVersion(header: string | undefined, body: unknown, isRequired: boolean): unknown {
  const version = versionOf(header);
  if (version !== undefined && body !== undefined && body !== version) {
    const says = { sv: 'är en annan än i If-Match', en: 'differs from If-Match' };
    throw new InvalidInput([{ field: 'version', in: 'body', code: 'differs', says }]);
  }
  const stated = version ?? body;
  if (stated === undefined && isRequired) throw new DomainError('version.required');
  return stated;
}

/** The ETag of something with a version. */
export const etagOf = (reply: unknown): string | undefined =>
  typeof reply === 'object' && reply !== null && 'version' in reply && typeof reply.version === 'number' ? `"${reply.version}"` : undefined;
