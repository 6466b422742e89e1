import type { PersonView } from '#contracts';
import { DomainError, newId, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { foldedEmail } from '../domain/email-address.js';
import { personColumns } from './person-rows.js';

/** What is known of somebody when her address is first seen. */
export interface Newcomer {
  email: string;
  language: PersonView['language'];
  name?: string | undefined;
  phone?: string | undefined;
  /** When she proved that the address is hers; null where somebody else has written it. */
  provedAt: Instant | null;
}

export interface Found {
  person: PersonView;
  isNew: boolean;
  /** Whether she had ever signed in before, or does now. */
  isProved: boolean;
}

/**
 * The person whose address this is, locked, so that if she is being erased she is either gone or stays until this is done.
 * @throws DomainError `input.invalid`, naming `field`, where it is no address
 */
export async function findOrAdd(tx: Transaction, newcomer: Newcomer, now: Instant, field = 'email'): Promise<Found> {
  const { language, name = null, phone = null, provedAt } = newcomer;
  const email = foldedEmail(newcomer.email);
  if (!email) throw new DomainError('input.invalid', {}, [{ field, code: 'invalid', message: 'not an address' }]);
  const id = newId();
  // The update changes nothing, but of two who come first at the same time it lets the second see the first's row.
  const { isProved, ...person } = await tx.one<PersonView & { isProved: boolean }>(sql`
    insert into people (id, email, name, phone, language, recorded_at, proved_at)
    values (${id}, ${email}, ${name}, ${phone}, ${language}, ${now}, ${provedAt})
    on conflict (email) do update set email = excluded.email
    returning ${personColumns}, proved_at is not null as "isProved"`);
  return { person, isNew: person.id === id, isProved };
}
