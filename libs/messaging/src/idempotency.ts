import { createHash } from 'node:crypto';
import { DomainError } from '#kernel';
import { sql, type Transaction } from '#persistence';

export interface IdempotentCall {
  actor: string;
  key: string;
  subject: string;
  input: unknown;
}

const longestKey = 200;

/** @throws DomainError where there is no key, or none that can be kept */
export function checkedKey(key: string | undefined): string {
  if (!key) throw new DomainError('idempotency.key-required');
  if (key.length <= longestKey) return key;
  throw new DomainError('input.invalid', {}, [{ field: 'Idempotency-Key', code: 'too_big', message: `at most ${longestKey} characters` }]);
}

/**
 * Lets a command take effect once for each actor and key. Of two that arrive at the same time the second waits
 * for the first's transaction, and then gets its answer.
 * @throws DomainError `idempotency.key-reused` where the key came with something else before
 */
export async function once<T>(tx: Transaction, call: IdempotentCall, effect: () => Promise<T>): Promise<T> {
  const fingerprint = fingerprintOf(call);
  const isNew = await tx.execute(sql`
    insert into idempotency (actor, key, subject, fingerprint)
    values (${call.actor}, ${call.key}, ${call.subject}, ${fingerprint}) on conflict do nothing`);
  if (!isNew) return answerBefore<T>(tx, call, fingerprint);

  const reply = await effect();
  await tx.execute(sql`
    update idempotency set reply = ${JSON.stringify(reply ?? null)}::jsonb where actor = ${call.actor} and key = ${call.key}`);
  return reply;
}

async function answerBefore<T>(tx: Transaction, call: IdempotentCall, fingerprint: string): Promise<T> {
  const before = await tx.one<{ fingerprint: string; reply: T }>(sql`
    select fingerprint, reply from idempotency where actor = ${call.actor} and key = ${call.key}`);
  if (before.fingerprint !== fingerprint) throw new DomainError('idempotency.key-reused', { key: call.key });
  return before.reply;
}

const fingerprintOf = ({ subject, input }: IdempotentCall): string =>
  createHash('sha256').update(JSON.stringify([subject, input])).digest('base64url');
