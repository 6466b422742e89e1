import type { ReasonKind, ReasonView } from '#contracts';
import { DomainError, isStaff, type Actor } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { Why } from '../domain/booking-states.js';

export const reasonColumns = sql`id, kind, text, position, in_use as "inUse", is_other as "isOther", version`;

interface Giving {
  kind: ReasonKind;
  given: { reasonId?: string | undefined; reason?: string | undefined };
  actor: Actor;
  /** Whose booking it is. */
  applicantId: string | null;
}

/**
 * Why something is declined or cancelled. Nobody changes a reason until the transaction ends. What the house decides on somebody
 * else's is always filed under a listed reason, as long as there is one for whatever the list lacks.
 * @throws DomainError `input.invalid` where nothing is said, `reason.not-found` where the list offers no such reason
 */
export async function whyGiven(tx: Transaction, { kind, given, actor, applicantId }: Giving): Promise<Required<Why>> {
  const { reasonId, reason = null } = given;
  if (reasonId === undefined && reason === null) throw nothingSaid();
  const isByHouse = isStaff(actor) && actor.id !== applicantId;
  if (reasonId === undefined && !isByHouse) return { reason, reasonId: null, listedReason: null };
  const listed = await tx.maybeOne<Pick<ReasonView, 'id' | 'text'>>(sql`
    select id, text from reasons
    where kind = ${kind} and in_use and (id = ${reasonId ?? null}::uuid or ${reasonId ?? null}::uuid is null and is_other)
    for share`);
  if (reasonId !== undefined && !listed) throw new DomainError('reason.not-found');
  return { reason, reasonId: listed?.id ?? null, listedReason: listed?.text ?? null };
}

const nothingSaid = () =>
  new DomainError('input.invalid', {}, [{ field: 'reason', code: 'required', message: 'a reason from the list, or in free words' }]);
