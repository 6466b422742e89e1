import { Temporal } from 'temporal-polyfill';
import { instant } from '#contracts';
import { DomainError, isId, type Instant } from '#kernel';
import { sql, type Sql } from '#persistence';

/** The id after which the page begins. @throws DomainError where `after` is not the `next` of a page */
export function idAfter(after: string | undefined): string | undefined {
  if (after === undefined || isId(after)) return after;
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}

/** Where a page ends that is in order of time, and then of id. */
export const cursorAt = ({ start, id }: { start: Instant | string; id: string }): string => Buffer.from(`${start.toString()} ${id}`).toString('base64url');

export const isInstant = (text: unknown): text is string => instant().safeParse(text).success;

/** The time and the id after which the page begins, to be compared. @throws DomainError where `after` is not the `next` of a page */
export function positionAfter(after: string): Sql {
  const [start, id, ...rest] = Buffer.from(after, 'base64url').toString().split(' ');
  if (isInstant(start) && isId(id) && rest.length === 0) return sql`(${Temporal.Instant.from(start)}::timestamptz, ${id}::uuid)`;
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}
