import type { ReplyOf, listCaseTexts } from '#contracts';
import { sql, type Queryable, type Sql } from '#persistence';
import { erasedText } from '../domain/forgetting.js';

export type TextField = ReplyOf<typeof listCaseTexts>['texts'][number]['field'];

export interface OriginalText {
  field: TextField;
  /** The booking or message whose words they are; of occurrences that share them, the first. */
  sourceId: string;
  text: string;
}

// With what has been released of them they fit in one answer.
const mostBytes = 200_000;

/** The free words of a case as they stand, in the order of what they belong to, and then what was written in its thread. */
export const originalTexts = (db: Queryable, caseId: string): Promise<OriginalText[]> =>
  db.query<OriginalText>(sql`
    select field, "sourceId", text from (
      select field, (array_agg(source_id order by position, source_id))[1] as "sourceId", text,
        row_number() over in_order as nth, sum(octet_length(text)) over in_order as bytes
      from (${allWords(caseId)}) as words where text <> ${erasedText}
      group by field, text window in_order as (order by field = 'message', min(position), field desc, text)
    ) as numbered
    where bytes <= ${mostBytes} order by nth limit 500`);

/** What these words of it are; undefined where they are not there, or have been removed. */
export async function originalText(db: Queryable, caseId: string, field: TextField, sourceId: string): Promise<string | undefined> {
  const found = await db.maybeOne<OriginalText>(sql`
    select text from (${allWords(caseId)}) as words
    where field = ${field} and source_id = ${sourceId} and text <> ${erasedText}`);
  return found?.text;
}

const allWords = (caseId: string): Sql => sql`
  select field, booking.id as source_id, booking.starts_at as position, text
  from bookings as booking cross join lateral (
    values ('title', booking.title), ('purpose', booking.purpose), ('reason', booking.reason)
  ) as words (field, text)
  where booking.case_id = ${caseId} and text is not null
  union all
  select 'message', id, at, text from messages where case_id = ${caseId} and not is_internal and text is not null`;
