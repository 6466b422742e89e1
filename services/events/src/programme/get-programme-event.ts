import { getProgrammeEvent, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { findEvents } from '../events/event-row.js';
import { toProgrammeItem } from '../events/event-views.js';
import { foundInProgramme } from '../events/find-event.js';

@Answers(getProgrammeEvent)
export class GetProgrammeEvent {
  async execute({ input, db }: QueryCall<typeof getProgrammeEvent>): Promise<ReplyOf<typeof getProgrammeEvent>> {
    const [event] = await findEvents(db, sql`where event.slug = ${input.slug}`);
    return toProgrammeItem(foundInProgramme(event));
  }
}
