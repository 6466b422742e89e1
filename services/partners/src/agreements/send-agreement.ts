import { Injectable } from '@nestjs/common';
import { sendAgreement, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { hashOf, paperToSign } from '../documents/agreement-paper.js';
import { keepDocument } from '../documents/documents.js';
import { stateAfter } from '../domain/agreement-states.js';
import { assertUsable } from '../domain/validity.js';
import { toView } from './agreement-rows.js';
import { Agreements } from './agreements.js';

// An answer may be half a mebibyte, in base64; the signed copy grows by those who sign, and by each new letter in their names. Only
// thousands of tiny paragraphs are longer.
const mostBytes = 256 * 1024;

@Injectable()
@Answers(sendAgreement)
export class SendAgreement {
  constructor(private readonly agreements: Agreements) {}

  async execute({ input, ...effects }: CommandCall<typeof sendAgreement>): Promise<ReplyOf<typeof sendAgreement>> {
    const { tx, now } = effects;
    const agreement = await this.agreements.toChange(tx, input.agreementId, input.version);
    stateAfter(agreement.state, 'send');
    assertUsable(agreement, this.agreements.today(now));
    const without = agreement.parties.find(({ signatoryId }) => signatoryId === null);
    if (without) throw new DomainError('person.erased', { organisationId: without.organisationId });

    const pdf = await paperToSign(agreement, now);
    if (pdf.length > mostBytes) throw new DomainError('input.too-large', { bytes: pdf.length, atMost: mostBytes });
    await keepDocument(tx, agreement.id, 'to-sign', pdf, now);
    return toView(await this.agreements.step(effects, agreement, 'send', { hash: hashOf(pdf), sentAt: now }));
  }
}
