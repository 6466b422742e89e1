import { createHash } from 'node:crypto';
import { discloseCase, type ReplyOf } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { unlessErased } from '../erasure/unless-erased.js';
import { lockCase } from '../register/must-be-case.js';
import { disclosedCase } from './disclosed-case.js';
import { disclosureColumns, toDisclosureView, type DisclosureRow } from './disclosure-row.js';

// What an answer holds, with room for quotation marks that are escaped and for what is said of the document.
const mostBytes = 400 * 1024;

const noLaw = { field: 'legalGround', code: 'required', message: 'an authority gets all of it only by a law' };

@Answers(discloseCase)
export class DiscloseCase {
  async execute({ input, actor, tx, now }: CommandCall<typeof discloseCase>): Promise<ReplyOf<typeof discloseCase>> {
    const { caseId, recipientKind, recipient, legalGround = null } = input;
    if (recipientKind === 'authority' && legalGround === null) throw new DomainError('input.invalid', {}, [noLaw]);
    const by = await unlessErased(tx, actor.id);
    const found = await lockCase(tx, caseId);
    const { document, masks, applicantId } = await disclosedCase(tx, found, recipientKind, now);
    const bytes = Buffer.byteLength(JSON.stringify(document));
    if (bytes > mostBytes) throw new DomainError('case.too-large', { bytes, most: mostBytes });
    const row = await tx.one<DisclosureRow>(sql`
      insert into disclosures (id, case_id, case_number, at, by, recipient_kind, recipient, legal_ground, digest, masks)
      values (${newId()}, ${caseId}, ${found.number}, ${now}, ${by}, ${recipientKind}, ${recipient}, ${legalGround},
        ${createHash('sha256').update(document).digest()}, ${JSON.stringify(masks)}::jsonb)
      returning ${disclosureColumns}`);
    return { disclosure: toDisclosureView(row), applicantId, document };
  }
}
