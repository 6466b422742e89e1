import { Injectable } from '@nestjs/common';
import { sql, type Transaction } from '#persistence';
import { agreementsWhere, type AgreementRow } from '../agreements/agreement-rows.js';
import { Agreements } from '../agreements/agreements.js';
import { paperToSign, signedPaper } from '../documents/agreement-paper.js';
import { replaceDocument } from '../documents/documents.js';
import { withoutTrader } from '../domain/redaction.js';
import type { Effects } from '../effects.js';
import type { ForgottenTrader } from './forget-sole-traders.js';

/**
 * Takes a person out of the agreements that she was to sign. That the party has signed, what and when, stays; who did is forgotten,
 * and the signed copy is made again without her. A sole trader that was hers is taken out of the words as well.
 */
@Injectable()
export class AgreementAnonymiser {
  constructor(private readonly agreements: Agreements) {}

  /** @returns the ids of the agreements that told of her */
  async anonymise(effects: Effects, personId: string, traders: readonly ForgottenTrader[]): Promise<string[]> {
    const traderIds = traders.map(({ id }) => id);
    const touched = await effects.tx.query<{ id: string }>(sql`
      select id from agreements where exists (
        select from agreement_parties as party
        where party.agreement_id = agreements.id
          and (party.signatory_id = ${personId} or party.organisation_id = any (${traderIds}::uuid[])))
      order by id for update`);
    for (const { id } of touched) await this.anonymiseOne(effects, id, personId, traders);
    return touched.map(({ id }) => id);
  }

  private async anonymiseOne(effects: Effects, id: string, personId: string, traders: readonly ForgottenTrader[]): Promise<void> {
    const { tx } = effects;
    await tx.execute(sql`
      update agreement_parties set signatory_id = null, signed_as = null where agreement_id = ${id} and signatory_id = ${personId}`);
    await tx.execute(sql`update agreements set version = version + 1 where id = ${id}`);
    const named = await read(tx, id);
    const hers = traders.filter((trader) => named.parties.some(({ organisationId }) => organisationId === trader.id));
    if (hers.length > 0) await redact(effects, named, hers);
    await removeFacts(tx, id, hers.length > 0 ? null : personId);
    const agreement = await read(tx, id);
    await this.makeDocumentsAgain(effects, agreement);
    if (agreement.sentAt) this.agreements.tell(effects, agreement, 'anonymise');
  }

  private async makeDocumentsAgain({ tx }: Effects, agreement: AgreementRow): Promise<void> {
    const { id, sentAt, signedAt, redactedAt } = agreement;
    if (sentAt && redactedAt) await replaceDocument(tx, id, 'to-sign', await paperToSign(agreement, sentAt));
    if (signedAt) await replaceDocument(tx, id, 'signed', await signedPaper(agreement, signedAt, this.agreements.timeZone));
  }
}

const read = (tx: Transaction, id: string): Promise<AgreementRow> => tx.one<AgreementRow>(agreementsWhere(sql`agreement.id = ${id}`));

async function redact({ tx, now }: Effects, agreement: AgreementRow, traders: readonly ForgottenTrader[]): Promise<void> {
  const without = (text: string) => traders.reduce((left, { former }) => withoutTrader(left, former), text);
  const reason = agreement.reason === null ? null : without(agreement.reason);
  // The words of a draft are nobody's yet, and what it becomes is not marked by what it was.
  const redactedAt = agreement.state === 'draft' ? null : now;
  await tx.execute(sql`
    update agreements set title = ${without(agreement.title)}, text = ${without(agreement.text)}, reason = ${reason}, redacted_at = ${redactedAt}
    where id = ${agreement.id}`);
}

// Facts are kept for publishing again. Those that are still to be told go on to the other parties, without her; where her own name
// may be in the title, they go, and the fact that follows says how the agreement stands.
async function removeFacts(tx: Transaction, agreementId: string, signatoryId: string | null): Promise<void> {
  await tx.execute(sql`
    delete from outbox where aggregate_id = ${agreementId} and (published_at is not null or ${signatoryId === null})`);
  await tx.execute(sql`
    update outbox set envelope = replace(envelope, ${`"signatoryId":"${signatoryId}"`}, '"signatoryId":null')
    where aggregate_id = ${agreementId}`);
}
