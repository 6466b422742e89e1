import { createHash } from 'node:crypto';
import { DomainError } from '#kernel';
import { sql, type Sql, type Transaction } from '#persistence';

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

/** The command has been answered before: what has been done now must not stay, and the answer is the one from then. */
export class AnsweredBefore extends Error {
  constructor(readonly reply: unknown) {
    super('answered before');
  }
}

/**
 * Lets a command take effect once for each actor and key. Of two that arrive at the same time the second waits
 * for the first's transaction, and then gets its answer. The effect's first statement is on its way before that is known; it
 * learns nothing before, and goes with the transaction where there is an answer.
 * @throws AnsweredBefore where the answer has been given
 * @throws DomainError `idempotency.key-reused` where the key came with something else before
 */
export async function once<T>(tx: Transaction, call: IdempotentCall, effect: (tx: Transaction) => Promise<T>): Promise<T> {
  const { actor, key, subject } = call;
  const fingerprint = fingerprintOf(call);
  const isNew = mustBeNew(tx, call, fingerprint);
  isNew.catch(() => undefined);
  const [outcome] = await Promise.allSettled([effect(after(isNew, tx))]);
  await isNew;
  if (outcome.status === 'rejected') throw outcome.reason;
  tx.atCommit(sql`
    insert into idempotency (actor, key, subject, fingerprint, reply)
    values (${actor}, ${key}, ${subject}, ${fingerprint}, ${JSON.stringify(outcome.value ?? null)}::jsonb)`);
  return outcome.value;
}

async function mustBeNew(tx: Transaction, { actor, key }: IdempotentCall, fingerprint: string): Promise<void> {
  const before = await tx.maybeOne<{ fingerprint: string; reply: unknown }>(sql`select * from answered_before(${actor}, ${key})`);
  if (!before) return;
  if (before.fingerprint !== fingerprint) throw new DomainError('idempotency.key-reused', { key });
  throw new AnsweredBefore(before.reply);
}

/** The same transaction, whose statements are sent at once and answered when `known` is. */
function after(known: Promise<void>, tx: Transaction): Transaction {
  const held = async <T>(answer: Promise<T>): Promise<T> => {
    answer.catch(() => undefined);
    await known;
    return answer;
  };
  return {
    query: <T>(statement: Sql) => held(tx.query<T>(statement)),
    one: <T>(statement: Sql) => held(tx.one<T>(statement)),
    maybeOne: <T>(statement: Sql) => held(tx.maybeOne<T>(statement)),
    execute: (statement) => held(tx.execute(statement)),
    together: (reads) => held(tx.together(reads)),
    atCommit: (statement) => tx.atCommit(statement),
  };
}

const fingerprintOf = ({ subject, input }: IdempotentCall): string =>
  createHash('sha256').update(JSON.stringify([subject, input])).digest('base64url');
