import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { obstacle, verdict, whyNot, type RawInputOf } from '#contracts';
import { Services } from '../actor/services.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { whatIs } from './message-words.js';
import { obstacleSentence, sentenceOf } from './sentences-of.js';

const says = z.string().describe('The same as a sentence, in the caller’s language');

export const whyNotInWords = z
  .strictObject({
    ...whyNot.reply.shape,
    obstacles: z.array(z.strictObject({ ...obstacle.shape, says }).meta({ id: 'MessageObstacleInWords' })),
    items: z.array(z.strictObject({ ...verdict.shape, name: z.string().describe('What the message is called'), says }).meta({ id: 'MessageVerdictInWords' })),
  })
  .meta({ id: 'WhyNot' });

/** Why somebody did not get something, with a sentence for each code. */
@Injectable()
export class ExplainWhyNot implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ input, caller, request }: Call<RawInputOf<typeof whyNot>>): Promise<z.input<typeof whyNotInWords>> {
    const { language } = request.edge;
    const reply = await this.services.call(whyNot, input, caller.actor);
    return {
      ...reply,
      obstacles: reply.obstacles.map((one) => ({ ...one, says: obstacleSentence(one, reply.timeZone, language) })),
      items: reply.items.map((one) => ({ ...one, name: whatIs(one.kind, language), says: sentenceOf(one, reply.timeZone, language) })),
    };
  }
}
