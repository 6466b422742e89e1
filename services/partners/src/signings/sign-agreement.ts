import { Injectable } from '@nestjs/common';
import { signAgreement, type ReplyOf } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import type { AgreementRow, PartyRow } from '../agreements/agreement-rows.js';
import { Agreements } from '../agreements/agreements.js';
import { signedPaper } from '../documents/agreement-paper.js';
import { keepDocument } from '../documents/documents.js';
import { changeBySigning, stateAfter } from '../domain/agreement-states.js';
import { Signings, toSigningView } from './signings.js';

@Injectable()
@Answers(signAgreement)
export class SignAgreement {
  constructor(
    private readonly agreements: Agreements,
    private readonly signings: Signings,
  ) {}

  async execute({ input, ...effects }: CommandCall<typeof signAgreement>): Promise<ReplyOf<typeof signAgreement>> {
    const { tx, now } = effects;
    const { agreementId, partyId } = await this.signings.of(tx, input.token);
    const { assertShown } = await import('../documents/letters.js');
    assertShown({ name: input.name });
    // With the lock, of two who sign last at the same time one is the last.
    const agreement = await this.agreements.toChange(tx, agreementId);
    const party = agreement.parties.find(({ id }) => id === partyId)!;
    assertMaySign(agreement, party, input.hash);

    const signed = await sign(tx, agreement, party, input.name, now);
    const change = changeBySigning(signed.parties);
    if (change === 'sign') return toSigningView(await this.agreements.step(effects, signed, 'sign'), partyId);
    const concluded = await this.agreements.step(effects, signed, 'conclude', { signedAt: now });
    await keepDocument(tx, agreementId, 'signed', await signedPaper(concluded, now, this.agreements.timeZone), now);
    return toSigningView(await this.agreements.followCalendar(effects, concluded), partyId);
  }
}

function assertMaySign(agreement: AgreementRow, party: PartyRow, hash: string): void {
  // Erased between the link and the lock.
  if (party.signatoryId === null) throw new DomainError('link.invalid');
  if (party.signedAt !== null && agreement.state !== 'withdrawn') throw new DomainError('agreement.already-signed', { at: party.signedAt });
  stateAfter(agreement.state, 'sign');
  // Where a sole trader has been taken out of the words, nobody can read any more what the hash is of.
  if (hash !== agreement.hash || agreement.redactedAt) throw new DomainError('agreement.text-changed', { hash: agreement.hash });
}

async function sign(tx: Transaction, agreement: AgreementRow, party: PartyRow, name: string, now: Instant): Promise<AgreementRow> {
  await tx.execute(sql`
    update agreement_parties set signed_at = ${now}, signed_as = ${name}, signed_hash = ${agreement.hash} where id = ${party.id}`);
  const signed = { ...party, signedAt: now.toString(), signedAs: name };
  return { ...agreement, parties: agreement.parties.map((one) => (one.id === party.id ? signed : one)) };
}
