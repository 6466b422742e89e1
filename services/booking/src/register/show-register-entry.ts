import { showRegisterEntry, type RegisterDecision, type RegisterEntry, type ReplyOf } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { readDiaryNumber } from '../domain/diary-number.js';
import { decisionsIn } from './register-decisions.js';
import { entryColumns, joinEntry } from './register-entry.js';

type Text = ReplyOf<typeof showRegisterEntry>['texts'][number];

@Answers(showRegisterEntry)
export class ShowRegisterEntry {
  async execute({ input, db }: QueryCall<typeof showRegisterEntry>): Promise<ReplyOf<typeof showRegisterEntry>> {
    const number = readDiaryNumber(input.number);
    const found = number && (await db.maybeOne<RegisterEntry & { decisions: RegisterDecision[] | null }>(sql`
      select ${entryColumns}, cases.decisions from cases ${joinEntry} where cases.number = ${`${number.prefix} ${number.rest}`}`));
    if (!found) throw new DomainError('case.not-found');
    const { decisions, ...entry } = found;
    const texts = await db.query<Omit<Text, 'releasedAt'> & { releasedAt: Instant }>(sql`
      select field, source_id as "sourceId", version, text, released_at as "releasedAt"
      from released_texts where case_id = ${entry.id} and ended_at is null order by released_at, id`);
    return {
      entry,
      decisions: decisions ?? (await decisionsIn(db, entry.id)),
      texts: texts.map((row) => ({ ...row, releasedAt: row.releasedAt.toString() })),
    };
  }
}
