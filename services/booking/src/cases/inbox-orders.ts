import type { InputOf, listInbox } from '#contracts';
import { DomainError, isId } from '#kernel';
import { empty, sql, type Sql } from '#persistence';

/** By what the inbox is in order: one number for each case of `open`; what has the same is in order of the id. */
export const inboxKeys: Record<InputOf<typeof listInbox>['sort'], Sql> = {
  due: sql`coalesce(extract(epoch from due_at), 'Infinity')`,
  received: sql`extract(epoch from received_at)`,
  start: sql`extract(epoch from starts_at)`,
  // The highest first, and of those whoever asked first.
  priority: sql`-priority * 1e12 + extract(epoch from received_at)`,
};

export const inboxCursor = ({ key, caseId }: { key: string; caseId: string }): string => Buffer.from(`${key} ${caseId}`).toString('base64url');

/** What stands after the page before. @throws DomainError where `after` is not the `next` of a page */
export function afterCursor(after: string | undefined): Sql {
  if (after === undefined) return empty;
  const [key, id, ...rest] = Buffer.from(after, 'base64url').toString().split(' ');
  if (/^(?:Infinity|-?\d{1,20}(?:\.\d{1,9})?)$/.test(key ?? '') && isId(id) && rest.length === 0)
    return sql`and (key, id) > (${key}::text::numeric, ${id}::uuid)`;
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}
