import { Temporal } from 'temporal-polyfill';
import { setOpeningException, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { openingDay } from '../domain/opening-hours.js';
import { isForwards } from '../domain/site-rules.js';
import { bookingsOutside } from './bookings-outside.js';
import { findCalendars } from './calendars.js';
import { openingDayView } from './opening-day-view.js';
import { tellOfSite } from './tell-of-site.js';

@Answers(setOpeningException)
export class SetOpeningException {
  async execute({ input, ...effects }: CommandCall<typeof setOpeningException>): Promise<ReplyOf<typeof setOpeningException>> {
    const { tx, now } = effects;
    const { siteId, hours } = input;
    if (hours && !isForwards(hours)) {
      throw new DomainError('input.end-before-start', { ...hours }, [
        { field: 'hours.closes', code: 'end-before-start', message: 'must be after it opens' },
      ]);
    }
    const stored = await tx.execute(sql`
      insert into opening_exceptions (site_id, date, opens, closes, note)
      select id, ${input.date}, ${hours?.opens ?? null}, ${hours?.closes ?? null}, ${JSON.stringify(input.note)}
      from sites where id = ${siteId}
      on conflict (site_id, date) do update set opens = excluded.opens, closes = excluded.closes, note = excluded.note`);
    if (stored === 0) throw new DomainError('site.not-found');
    await tellOfSite(effects, siteId);

    const date = Temporal.PlainDate.from(input.date);
    const neighbours = { from: date.subtract({ days: 1 }), to: date.add({ days: 1 }) };
    const calendar = (await findCalendars(tx, siteId, neighbours))[0]!;
    return {
      day: openingDayView(openingDay(calendar, date)),
      bookingsOutside: await bookingsOutside(tx, calendar, date, now),
    };
  }
}
