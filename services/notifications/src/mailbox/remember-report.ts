import type { Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';

export interface Report {
  deliveryId: string;
  /** Digest of what the mail that tells it is called. */
  mail: Buffer;
  said: 'delivered' | 'delayed' | 'failed' | 'complained';
  isSoft?: boolean;
  answer: string | null;
  at: Instant;
}

/** @returns false where the mail was read before: then everything that follows from it has been done */
export async function rememberReport(tx: Transaction, { deliveryId, mail, said, isSoft = false, answer, at }: Report): Promise<boolean> {
  const written = await tx.execute(sql`
    insert into delivery_reports (delivery_id, mail, said, is_soft, answer, at)
    values (${deliveryId}, ${mail}, ${said}, ${isSoft}, ${answer}, ${at}) on conflict do nothing`);
  return written > 0;
}
