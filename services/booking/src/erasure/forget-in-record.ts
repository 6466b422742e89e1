import { sql, type Transaction } from '#persistence';
import { erasedText } from '../domain/forgetting.js';
import { isOnHold } from '../retention/case-holds.js';

/**
 * Takes her out of the public record: her words are no longer published, as far as they were hers, nor what was written of why her
 * cases were kept; and what she did for the house as a registrar stays without her.
 */
export async function forgetInRecord(tx: Transaction, personId: string, bookingIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update released_texts set text = ${erasedText}, ended_at = coalesce(ended_at, greatest(released_at, now()))
    where case_id in (select case_id from bookings where id = any (${bookingIds}::uuid[]))
      -- A title that an organisation or an event keeps stays as it was released.
      and (field <> 'title' or exists (select from bookings where bookings.id = source_id and title = ${erasedText}))`);
  await tx.execute(sql`
    update case_holds set reason = ${erasedText}, lift_reason = ${erasedText}
    where lifted_at is not null and case_id in (select case_id from bookings where id = any (${bookingIds}::uuid[]))`);
  const free = sql`not ${isOnHold(sql`released_texts.case_id`)}`;
  await tx.execute(sql`update released_texts set released_by = null where released_by = ${personId} and ${free}`);
  await tx.execute(sql`update released_texts set ended_by = null where ended_by = ${personId} and ${free}`);
  await tx.execute(sql`update case_holds set placed_by = null where placed_by = ${personId}`);
  await tx.execute(sql`update case_holds set lifted_by = null where lifted_by = ${personId}`);
  await tx.execute(sql`update retention_rules set by = null where by = ${personId}`);
  await tx.execute(sql`select forget_discloser(${personId}::uuid)`);
}
