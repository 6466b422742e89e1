import { Temporal } from 'temporal-polyfill';
import { removeOpeningException, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { openingDay } from '../domain/opening-hours.js';
import { findCalendars } from './calendars.js';
import { openingDayView } from './opening-day-view.js';
import { tellOfSite } from './tell-of-site.js';

@Answers(removeOpeningException)
export class RemoveOpeningException {
  async execute({
    input,
    ...effects
  }: CommandCall<typeof removeOpeningException>): Promise<ReplyOf<typeof removeOpeningException>> {
    const { tx } = effects;
    const date = Temporal.PlainDate.from(input.date);
    await tx.execute(sql`delete from opening_exceptions where site_id = ${input.siteId} and date = ${input.date}`);
    const [calendar] = await findCalendars(tx, input.siteId, { from: date, to: date });
    if (!calendar) throw new DomainError('site.not-found');
    await tellOfSite(effects, input.siteId);
    return { day: openingDayView(openingDay(calendar, date)) };
  }
}
