import { sql, type Queryable } from '#persistence';
import { forgottenOf } from '../people/forgotten.js';

/** Whom staff ask about. */
export interface AskedAbout {
  personId: string | null;
  person: 'known' | 'unknown' | 'erased';
  /** Folded. */
  email: string | null;
  phone: string | null;
  smsWanted: boolean;
}

interface Named {
  personId?: string;
  email?: string;
}

/** What is known of somebody who is named by her id or her address. */
export async function askedAbout(db: Queryable, { personId, email }: Named): Promise<AskedAbout> {
  const found = await db.maybeOne<Omit<AskedAbout, 'person'>>(sql`
    select id as "personId", lower(email) as email, phone, sms_wanted as "smsWanted" from people
    where ${personId === undefined ? sql`lower(email) = lower(${email!})` : sql`id = ${personId}`}`);
  if (found) return { ...found, person: 'known' };
  const isErased = personId !== undefined && (await forgottenOf(db, [personId])).has(personId);
  return { personId: personId ?? null, person: isErased ? 'erased' : 'unknown', email: email?.toLowerCase() ?? null, phone: null, smsWanted: false };
}
