import { draftAgreement, openSigning, revealSigningLink, sendAgreement, signAgreement } from '#contracts';
import { anonymous, type Actor } from '#kernel';
import { Temporal } from 'temporal-polyfill';
import { agreements, type DemoAgreement } from './agreements.js';
import type { Ask, Known } from './asking.js';

interface Ground {
  ask: Ask;
  staff: Actor;
  known: ReadonlyMap<string, Known>;
  today: string;
}

/** Agreements with partners: one that all have signed, and one that waits. */
export async function seedAgreements(ground: Ground): Promise<void> {
  for (const [index, agreement] of agreements.entries()) await agree(ground, agreement, `demo:agreement:${index}`);
}

async function agree({ ask, staff, known, today }: Ground, agreement: DemoAgreement, key: string): Promise<void> {
  const { parties, signed, years, ...terms } = agreement;
  const signatories = parties.map((who) => ({ who, ...known.get(who)! }));
  const draft = {
    ...terms,
    parties: signatories.map(({ claimedId, email, name }) => ({ organisationId: claimedId, signatory: { email, name } })),
    validFrom: today,
    validUntil: Temporal.PlainDate.from(today).add({ years }).toString(),
  };
  const { id, version } = await ask(staff, draftAgreement, draft, key);
  const sent = await ask(staff, sendAgreement, { agreementId: id, version }, `${key}:send`);
  for (const { who, name, claimedId } of signatories.filter((party) => signed.includes(party.who))) {
    const party = sent.parties.find(({ organisationId }) => organisationId === claimedId)!;
    const { token } = await ask(staff, revealSigningLink, { partyId: party.id }, '');
    const { hash } = await ask(anonymous, openSigning, { token }, '');
    await ask(anonymous, signAgreement, { token, name, hash }, `${key}:sign:${who}`);
  }
}
