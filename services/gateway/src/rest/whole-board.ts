import { Injectable } from '@nestjs/common';
import { showBoard, type InputOf, type RawInputOf, type ReplyOf } from '#contracts';
import { Services } from '../actor/services.js';
import type { Call, Handler } from './endpoint.js';

/** Whoever looks at a board wants all of it, however the service divides it. */
export const wholeBoard = {
  input: showBoard.input.omit({ after: true, limit: true }),
  reply: showBoard.reply.omit({ next: true }).meta({ id: 'WholeBoard' }),
};

// So many spaces and days are about what an answer of the service holds where everything is booked.
const spacesTimesDays = 200;
const fewestSpaces = 50;

/** Shows a board, of as many pages as it takes. */
@Injectable()
export class WholeBoard implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ input, caller: { actor } }: Call<InputOf<typeof showBoard>>): Promise<unknown> {
    const limit = Math.max(fewestSpaces, Math.ceil(spacesTimesDays / input.days));
    const page = (after?: string): Promise<ReplyOf<typeof showBoard>> => {
      const wanted: RawInputOf<typeof showBoard> = { ...input, limit, ...(after && { after }) };
      return this.services.call(showBoard, wanted, actor);
    };
    const { next: second, ...board } = await page();
    for (let next = second; next !== null; ) {
      const following = await page(next);
      board.spaces.push(...following.spaces);
      next = following.next;
    }
    return board;
  }
}
