import { DomainError, type Instant } from '#kernel';
import { sql, type Queryable, type Transaction } from '#persistence';
import type { getAgreementDocument, ReplyOf } from '#contracts';
import type { AgreementRow } from '../agreements/agreement-rows.js';
import { fileNameOf } from '../domain/file-name.js';

export type Copy = 'to-sign' | 'signed';

/** Keeps a document as it is now. */
export async function keepDocument(tx: Transaction, agreementId: string, copy: Copy, pdf: Buffer, madeAt: Instant): Promise<void> {
  await tx.execute(sql`
    insert into agreement_documents (agreement_id, copy, pdf, made_at) values (${agreementId}, ${copy}, ${pdf}, ${madeAt})`);
}

/** Puts one in its place that names somebody no more; the database refuses to where nobody has been erased. */
export async function replaceDocument(tx: Transaction, agreementId: string, copy: Copy, pdf: Buffer): Promise<void> {
  await tx.execute(sql`update agreement_documents set pdf = ${pdf} where agreement_id = ${agreementId} and copy = ${copy}`);
}

/** @throws DomainError `agreement.illegal-transition` where it has not come so far that there is one */
export async function documentOf(db: Queryable, agreement: AgreementRow, copy: Copy): Promise<ReplyOf<typeof getAgreementDocument>> {
  const document = await db.maybeOne<{ pdf: Buffer }>(sql`
    select pdf from agreement_documents where agreement_id = ${agreement.id} and copy = ${copy}`);
  if (!document || !agreement.hash) throw new DomainError('agreement.illegal-transition', { from: agreement.state, change: `read-${copy}` });
  return { fileName: fileNameOf(agreement, copy), hash: agreement.hash, pdf: document.pdf.toString('base64') };
}
