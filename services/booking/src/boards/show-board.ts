import { showBoard } from '#contracts';
import { DomainError, hasRole, isStaff, type Actor } from '#kernel';
import { Answers, type QueryCall, type Written } from '#messaging';
import { sql, type Sql } from '#persistence';
import { daysOfBoard, placesOf } from './board-places.js';
import { json, object, quoted } from './json-text.js';
import { actingOf, seenByBookers, seenByVisitors } from './seen-by-others.js';
import { seenByStaff } from './seen-by-staff.js';
import { othersTaking } from './taking.js';
import { writtenBoard, type BoardRow } from './written-board.js';

/** In one round trip, written by the database: this is what everybody looks at. */
@Answers(showBoard)
export class ShowBoard {
  async execute({ input, actor, now, db }: QueryCall<typeof showBoard>): Promise<Written> {
    const [head, ...spaces] = await db.query<BoardRow>(sql`
      with ${placesOf(input)}, ${othersTaking(now)}, ${actingOf(actor)}
      select null as "spaceId", 0 as position, 0 as remaining, ${headOfBoard} as written from board
      union all
      select shown.id, position, remaining, ${spaceSeenBy(actor)}
      from board, acting, shown left join opening on opening.calendar_id = shown.calendar_id
      order by position`);
    if (!head) throw new DomainError('site.not-found');
    return writtenBoard([head, ...spaces]);
  }
}

const headOfBoard = object({ siteId: quoted(sql`board.site_id`), timeZone: json(sql`board.time_zone`), days: daysOfBoard });

const spaceSeenBy = (actor: Actor): Sql =>
  object({
    spaceId: quoted(sql`shown.id`),
    floor: sql`coalesce(${json(sql`shown.floor`)}, 'null')`,
    open: sql`coalesce(opening.open, '[]')`,
    ...listsFor(actor),
  });

function listsFor(actor: Actor): Record<string, Sql> {
  if (isStaff(actor) || hasRole(actor, 'reception')) return seenByStaff;
  return hasRole(actor, 'booker') ? seenByBookers(actor.id) : seenByVisitors;
}
