import { listDisclosures, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { cursorAt, positionAfter } from '../page-position.js';
import { applicantOf } from '../register/must-be-case.js';
import { disclosureColumns, toDisclosureView, type DisclosureRow } from './disclosure-row.js';

@Answers(listDisclosures)
export class ListDisclosures {
  async execute({ input: { caseId, after, limit }, db }: QueryCall<typeof listDisclosures>): Promise<ReplyOf<typeof listDisclosures>> {
    const rows = await db.query<DisclosureRow & { applicantId: string | null }>(sql`
      select ${disclosureColumns}, ${applicantOf(sql`disclosures.case_id`)} as "applicantId" from disclosures
      where true ${caseId === undefined ? empty : sql`and case_id = ${caseId}`}
        ${after === undefined ? empty : sql`and (at, id) < ${positionAfter(after)}`}
      order by at desc, id desc limit ${limit + 1}`);
    const { items, next } = toPage(rows, limit, ({ at, id }) => cursorAt({ start: at, id }));
    return { items: items.map((row) => ({ ...toDisclosureView(row), applicantId: row.applicantId })), next };
  }
}
