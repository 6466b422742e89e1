import { getSeries, type ReplyOf } from '#contracts';
import { DomainError, hasRole, isStaff } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { findSeries, occurrencesIn } from './series-row.js';
import { toSeriesView } from './series-views.js';

@Answers(getSeries)
export class GetSeries {
  async execute({ input, actor, db }: QueryCall<typeof getSeries>): Promise<ReplyOf<typeof getSeries>> {
    const [series, occurrences] = await Promise.all([findSeries(db, input.seriesId), occurrencesIn(db, input.seriesId)]);
    const maySee = isStaff(actor) || hasRole(actor, 'reception') || series?.applicantId === actor.id;
    if (!series || !maySee) throw new DomainError('series.not-found');
    return toSeriesView(series, occurrences);
  }
}
