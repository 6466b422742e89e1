import { previewBlock, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { toBookingsHit } from '../opening/bookings-hit.js';
import { askedBlock } from './asked-block.js';
import { bookingsMet, holdingFloor } from './bookings-met.js';

@Answers(previewBlock)
export class PreviewBlock {
  async execute({ input, now, db }: QueryCall<typeof previewBlock>): Promise<ReplyOf<typeof previewBlock>> {
    const asked = await askedBlock(db, input, now);
    const [met, holding] = await Promise.all([bookingsMet(db, asked), holdingFloor(db, asked, now)]);
    return { isPossible: holding.length === 0, ...toBookingsHit(met) };
  }
}
