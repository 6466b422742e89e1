import { Injectable } from '@nestjs/common';
import { showBoard, type InputOf } from '#contracts';
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

/** Shows a board, of as many pages as it takes. What everybody looks at is passed on as the service has written it. */
@Injectable()
export class WholeBoard implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ input, caller: { actor } }: Call<InputOf<typeof showBoard>>): Promise<Buffer> {
    const limit = Math.max(fewestSpaces, Math.ceil(spacesTimesDays / input.days));
    const pages: BoardPage[] = [];
    for (let after: string | undefined; ; ) {
      const page = divided(await this.services.callForJson(showBoard, { ...input, limit, ...(after && { after }) }, actor));
      pages.push(page);
      // A page that leads to itself is the last, whatever it says.
      if (page.next === undefined || page.next === after) return joined(pages);
      after = page.next;
    }
  }
}

interface BoardPage {
  /** JSON up to where the spaces begin. */
  head: Buffer;
  /** The spaces, without the brackets around them. */
  spaces: Buffer;
  next: string | undefined;
}

const beforeSpaces = '"spaces":[';
const tail = /\],"next":(?:null|"([\w-]+)")\}$/;
const longestTail = 64;

/** Nothing before the spaces is free text, and `next` is last: both can be found without reading all that lies between them. */
function divided(json: Buffer): BoardPage {
  const begin = json.indexOf(beforeSpaces) + beforeSpaces.length;
  const end = tail.exec(json.toString('latin1', Math.max(0, json.length - longestTail)));
  if (begin < beforeSpaces.length || !end) throw new Error('a board that is written otherwise');
  return { head: json.subarray(0, begin), spaces: json.subarray(begin, json.length - end[0].length), next: end[1] };
}

function joined(pages: BoardPage[]): Buffer {
  const spaces = pages.flatMap((page, index) => (index === 0 ? [page.head, page.spaces] : [Buffer.from(','), page.spaces]));
  return Buffer.concat([...spaces, Buffer.from(']}')]);
}
