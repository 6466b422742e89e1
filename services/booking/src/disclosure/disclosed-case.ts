import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import { Masking, wordsKey, type Mask, type RecipientKind } from '../domain/disclosure.js';
import type { CaseFound } from '../register/must-be-case.js';
import type { Part } from './part.js';
import { bookingsPart } from './parts/bookings.js';
import { casePart } from './parts/case.js';
import { changesPart } from './parts/changes.js';
import { historyPart, rulesPart } from './parts/history.js';
import { offersPart } from './parts/offers.js';
import { handlingPart, releasesPart } from './parts/record.js';
import { threadPart } from './parts/thread.js';

const parts: readonly Part[] = [casePart, bookingsPart, historyPart, rulesPart, threadPart, offersPart, changesPart, handlingPart, releasesPart];

/** Everything of a case as one JSON document, masked for whom it is given to. */
export async function disclosedCase(
  db: Queryable,
  { id, number }: CaseFound,
  recipientKind: RecipientKind,
  now: Instant,
): Promise<{ document: string; masks: Mask[]; applicantId: string | null }> {
  const applicant = await db.maybeOne<{ id: string }>(sql`
    select applicant_id as id from bookings where case_id = ${id} and applicant_id is not null limit 1`);
  const released = await db.query<{ field: string; sourceId: string; text: string }>(sql`
    select field, source_id as "sourceId", text from released_texts where case_id = ${id} and ended_at is null`);
  const applicantId = applicant?.id ?? null;
  const masking = new Masking(recipientKind, {
    applicantId,
    released: new Map(released.map(({ field, sourceId, text }) => [wordsKey(field, sourceId), text])),
  });
  const document: Record<string, unknown> = { format: 'parken-case-1', number, at: now, recipientKind };
  for (const { name, read } of parts) {
    masking.begin(name);
    document[name] = await read({ db, caseId: id, masking });
  }
  return { document: JSON.stringify(document), masks: masking.masks, applicantId };
}
