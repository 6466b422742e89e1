import { Temporal } from 'temporal-polyfill';
import { listProgramme, toPage, type InputOf, type ReplyOf } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql, type Sql } from '#persistence';
import { findEvents } from '../events/event-row.js';
import { toProgrammeItem } from '../events/event-views.js';
import { beyond, cursor } from '../events/page-position.js';
import { HouseZone } from '../space/house-zone.js';

type Input = InputOf<typeof listProgramme>;

@Answers(listProgramme)
export class ListProgramme {
  constructor(private readonly houseZone: HouseZone) {}

  async execute({ input, now, db }: QueryCall<typeof listProgramme>): Promise<ReplyOf<typeof listProgramme>> {
    const rows = await findEvents(db, sql`
      where ${during(input, await this.houseZone.find(db), now)}
        ${input.kind === undefined ? empty : sql`and event.kind = ${input.kind}`}
        ${input.theme === undefined ? empty : sql`and event.theme = ${input.theme}`}
        ${input.topic === undefined ? empty : sql`and ${input.topic} = any (event.topics)`}
        ${input.siteId === undefined ? empty : sql`and (event.place ->> 'siteId')::uuid = ${input.siteId}`}
        ${input.after === undefined ? empty : beyond(input.after)}
      order by event.starts_at, event.id limit ${input.limit + 1}`);
    const { items, next } = toPage(rows, input.limit, cursor);
    return { items: items.map(toProgrammeItem), next };
  }
}

// Whoever asks for a day that has begun or passed sees also what is over; what was cancelled is told of until it would have ended.
function during({ from, to }: Input, timeZone: string, now: Instant): Sql {
  if (from !== undefined && to !== undefined && to < from)
    throw new DomainError('input.end-before-start', { start: from, end: to }, [{ field: 'to', code: 'end-before-start', message: 'must not be before from' }]);
  const startOf = (day: string, plus = 0) => Temporal.PlainDate.from(day).add({ days: plus }).toZonedDateTime(timeZone).toInstant();
  return sql`
    event.published_at is not null and (event.state <> 'cancelled' or event.ends_at > ${now})
    and event.ends_at > ${from === undefined ? now : startOf(from)}
    ${to === undefined ? empty : sql`and event.starts_at < ${startOf(to, 1)}`}`;
}
