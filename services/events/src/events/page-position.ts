import { instant } from '#contracts';
import { DomainError, isId } from '#kernel';
import { sql, type Sql } from '#persistence';
import type { EventRow } from './event-row.js';

/** Where a page of events, which are in the order of their start, ends. */
export const cursor = ({ start, id }: Pick<EventRow, 'start' | 'id'>): string => Buffer.from(`${start.toString()} ${id}`).toString('base64url');

/** Events after the page that ended there. */
export function beyond(after: string): Sql {
  const [start, id, ...rest] = Buffer.from(after, 'base64url').toString().split(' ');
  if (instant().safeParse(start).success && isId(id) && rest.length === 0)
    return sql`and (event.starts_at, event.id) > (${start}::timestamptz, ${id}::uuid)`;
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}
