import { listAgreements, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { idAfter } from '../page-position.js';
import { agreementsWhere, toView, type AgreementRow } from './agreement-rows.js';
import { isVisibleTo } from './visible-to.js';

@Answers(listAgreements)
export class ListAgreements {
  async execute({ input, actor, db }: QueryCall<typeof listAgreements>): Promise<ReplyOf<typeof listAgreements>> {
    const after = idAfter(input.after);
    const isParty = sql`and exists (
      select from agreement_parties where agreement_id = agreement.id and organisation_id = ${input.organisationId ?? null})`;
    const rows = await db.query<AgreementRow>(sql`
      ${agreementsWhere(isVisibleTo(listAgreements, actor))}
        ${input.state ? sql`and agreement.state = ${input.state}` : empty}
        ${input.organisationId ? isParty : empty}
        ${after ? sql`and agreement.id < ${after}` : empty}
      order by agreement.id desc limit ${input.limit + 1}`);
    return toPage(rows.map(summaryOf), input.limit, ({ id }) => id);
  }
}

const summaryOf = (row: AgreementRow) => {
  const { text: _, ...summary } = toView(row);
  return summary;
};
