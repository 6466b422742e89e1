import { showBoard } from '#contracts';
import { DomainError, hasRole, isStaff, type Actor } from '#kernel';
import { Answers, type QueryCall, type Written } from '#messaging';
import { empty, sql, type Sql } from '#persistence';
import { daysOfBoard, placesOf } from './board-places.js';
import { json, object, quoted } from './json-text.js';
import { askerIs, seenByBookers, seenByVisitors } from './seen-by-others.js';
import { seenByStaff } from './seen-by-staff.js';
import { othersTaking } from './taking.js';
import { writtenBoard, type BoardRow } from './written-board.js';

/** In one round trip, written by the database: this is what everybody looks at. */
@Answers(showBoard)
export class ShowBoard {
  async execute({ input, actor, now, db }: QueryCall<typeof showBoard>): Promise<Written> {
    const [head, ...spaces] = await db.query<BoardRow>(sql`
      with ${placesOf(input)}, ${othersTaking(now)} ${isBooker(actor) ? sql`, ${askerIs(actor)}` : empty}
      ${wholeBoardFor(actor)}`);
    if (!head) throw new DomainError('site.not-found');
    return writtenBoard([head, ...spaces]);
  }
}

function wholeBoardFor(actor: Actor): Sql {
  if (seesAll(actor)) return forStaff;
  return isBooker(actor) ? forBookers : forVisitors;
}

const seesAll = (actor: Actor): boolean => isStaff(actor) || hasRole(actor, 'reception');
const isBooker = (actor: Actor): boolean => !seesAll(actor) && hasRole(actor, 'booker');

/** Selects what the board is of, and then each of its spaces. */
const boardWith = (lists: Record<string, Sql>, asker: Sql = empty): Sql => sql`
  select null as "spaceId", 0 as position, 0 as remaining, ${headOfBoard} as written from board
  union all
  select shown.id, position, remaining, ${spaceWith(lists)}
  from board ${asker}, shown left join opening on opening.calendar_id = shown.calendar_id
  order by position`;

const headOfBoard = object({ siteId: quoted(sql`board.site_id`), timeZone: json(sql`board.time_zone`), days: daysOfBoard });

const spaceWith = (lists: Record<string, Sql>): Sql =>
  object({
    spaceId: quoted(sql`shown.id`),
    floor: sql`coalesce(${json(sql`shown.floor`)}, 'null')`,
    open: sql`coalesce(opening.open, '[]')`,
    ...lists,
  });

// Made once: they are long.
const forStaff = boardWith(seenByStaff);
const forBookers = boardWith(seenByBookers, sql`, asker`);
const forVisitors = boardWith(seenByVisitors);
