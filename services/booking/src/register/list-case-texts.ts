import { listCaseTexts, type ReplyOf } from '#contracts';
import type { Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { originalTexts } from './case-texts.js';
import { mustBeCase } from './must-be-case.js';

type Texts = ReplyOf<typeof listCaseTexts>['texts'];
type Release = Texts[number]['releases'][number];

interface ReleaseRow extends Omit<Release, 'releasedAt' | 'endedAt'>, Pick<Texts[number], 'field' | 'sourceId'> {
  releasedAt: Instant;
  endedAt: Instant | null;
}

@Answers(listCaseTexts)
export class ListCaseTexts {
  async execute({ input: { caseId }, db }: QueryCall<typeof listCaseTexts>): Promise<ReplyOf<typeof listCaseTexts>> {
    const { number } = await mustBeCase(db, caseId);
    const originals = await originalTexts(db, caseId);
    const releases = await db.query<ReleaseRow>(sql`
      select field, source_id as "sourceId", version, text, released_at as "releasedAt", released_by as "releasedBy",
        ended_at as "endedAt", ended_by as "endedBy"
      from released_texts where case_id = ${caseId} order by released_at, version`);
    const applicant = await db.maybeOne<{ id: string }>(sql`
      select applicant_id as id from bookings where case_id = ${caseId} and applicant_id is not null limit 1`);
    const left = releases.filter((release) => !originals.some(isOf(release)));
    const gone = left.filter((release, index) => left.findIndex(isOf(release)) === index);
    const texts = [...originals, ...gone.map(({ field, sourceId }) => ({ field, sourceId, text: null }))];
    return {
      caseNumber: number,
      applicantId: applicant?.id ?? null,
      texts: texts.map(({ text, ...of }) => ({ ...of, original: text, releases: releases.filter(isOf(of)).map(toRelease) })),
    };
  }
}

const isOf =
  (one: Pick<ReleaseRow, 'field' | 'sourceId'>) =>
  (other: Pick<ReleaseRow, 'field' | 'sourceId'>): boolean =>
    one.field === other.field && one.sourceId === other.sourceId;

const toRelease = ({ version, text, releasedAt, releasedBy, endedAt, endedBy }: ReleaseRow): Release => ({
  version, text, releasedBy, endedBy,
  releasedAt: releasedAt.toString(),
  endedAt: endedAt?.toString() ?? null,
});
