import { placeBlock, type ReplyOf } from '#contracts';
import { newId } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { conflict } from '../bookings/conflicts.js';
import { releaseHolds } from '../bookings/expired-holds.js';
import { toBookingsHit } from '../opening/bookings-hit.js';
import { askedBlock } from './asked-block.js';
import { blockColumns, joinPlace, toView, type BlockRow } from './block-row.js';
import { bookingsMet, holdingFloor } from './bookings-met.js';

@Answers(placeBlock)
export class PlaceBlock {
  async execute({ input, actor, now, tx }: CommandCall<typeof placeBlock>): Promise<ReplyOf<typeof placeBlock>> {
    const asked = await askedBlock(tx, input, now);
    await lockFloor(tx, input.spaceId);
    const { start, end } = asked;
    const id = newId();
    const placed = await tx.maybeOne<BlockRow>(sql`
      with due as (select cell_id, tstzrange(${start}, ${end}) as during from space_cells where space_id = ${input.spaceId}),
      ${releaseHolds(now)},
      stored as (
        insert into blocks (id, space_id, starts_at, ends_at, reason, created_by, created_at)
        values (${id}, ${input.spaceId}, ${start}, ${end}, ${JSON.stringify(input.reason)}, ${actor.id}, ${now})
        returning *
      ),
      taken as (
        insert into allocations (block_id, cell_id, during)
        select stored.id, cell_id, during from due cross join stored where (select count(*) from released) >= 0 order by cell_id
        on conflict do nothing
        returning cell_id
      )
      select ${blockColumns} from stored as block ${joinPlace}
      where (select count(*) from taken) = (select count(*) from due)`);
    if (!placed) throw conflict(await holdingFloor(tx, asked, now, id), actor);
    return { ...toView(placed), ...toBookingsHit(await bookingsMet(tx, asked)) };
  }
}

// In the order of their ids, the same for everybody: whoever decides on the same floor waits, and nobody waits in a circle.
const lockFloor = (tx: Transaction, spaceId: string) =>
  tx.query(sql`
    select from cells where id in (select cell_id from space_cells where space_id = ${spaceId}) order by id for no key update`);
