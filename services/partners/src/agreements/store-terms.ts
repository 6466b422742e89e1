import type { draftAgreement, InputOf } from '#contracts';
import { DomainError, newId } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { Effects } from '../effects.js';
import { meet } from '../people/meet.js';

export type Terms = InputOf<typeof draftAgreement>;

/** @throws DomainError where an organisation is there twice, or is none that is known, or a document could not show what is written */
export async function assertTerms(tx: Transaction, { title, text, parties }: Terms): Promise<void> {
  // An id may be written with large letters; Postgres answers with small ones.
  const ids = parties.map(({ organisationId }) => organisationId.toLowerCase());
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) throw new DomainError('agreement.organisation-twice', { organisationId: ids[twice]! }, [field(twice, 'twice')]);
  const known = await tx.query<{ id: string; name: string }>(sql`select id, name from organisations where id = any (${ids}::uuid[])`);
  const unknown = ids.findIndex((id) => !known.some((one) => one.id === id));
  if (unknown >= 0) throw new DomainError('organisation.not-found', { organisationId: ids[unknown]! }, [field(unknown, 'not-found')]);
  const names = known.map(({ id, name }) => [`parties.${ids.indexOf(id)}.organisationId`, name]);
  const { assertShown } = await import('../documents/letters.js');
  assertShown({ title, text, ...Object.fromEntries(names) });
}

const field = (index: number, code: string) => ({
  field: `parties.${index}.organisationId`,
  code,
  message: 'each party is one known organisation',
});

/** Writes the parties of a draft anew, each with who is to sign for it. */
export async function storeParties(effects: Effects, agreementId: string, { parties }: Terms): Promise<void> {
  const signatories = await meetSignatories(effects, parties);
  await effects.tx.execute(sql`delete from agreement_parties where agreement_id = ${agreementId}`);
  await effects.tx.execute(sql`
    insert into agreement_parties (id, agreement_id, position, organisation_id, signatory_id)
    select party.id, ${agreementId}, party.position, party.organisation_id, party.signatory_id from unnest(
      ${parties.map(() => newId())}::uuid[], ${parties.map((_, index) => index + 1)}::int[],
      ${parties.map(({ organisationId }) => organisationId)}::uuid[], ${signatories}::uuid[]
    ) as party (id, position, organisation_id, signatory_id)`);
}

// In one order everywhere, since each of them is locked.
async function meetSignatories(effects: Effects, parties: Terms['parties']): Promise<string[]> {
  const wanted = parties.map(({ signatory }, index) => ({ ...signatory, index })).toSorted((a, b) => (a.email < b.email ? -1 : 1));
  const ids: string[] = [];
  for (const { email, name, index } of wanted) {
    const person = await meet(effects, { email, name, language: 'sv' }, `parties.${index}.signatory.email`);
    ids[index] = person.id;
  }
  return ids;
}
