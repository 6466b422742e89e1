import { z } from 'zod';
import { fact } from '../define.js';
import { id } from '../fields.js';

/** What is kept of somebody who has been erased, and on what ground. */
export const keptView = z.array(z.strictObject({ kind: z.string(), ground: z.string() }));
export type Kept = z.output<typeof keptView>;

/**
 * The answer of one service to `person-erased`: what it had is gone. It must be the last fact that is published in its
 * transaction: whoever hears it finds the latest fact of every listed aggregate in the stream, and removes those before.
 */
export const personForgottenBy = (service: string) =>
  fact({
    type: `domain.${service}.person-forgotten.v1`,
    summary: `${service} has removed what it knew of a person`,
    toldLast: true,
    data: z.strictObject({
      personId: id(),
      kept: keptView.optional().describe('What the law has it keep of her'),
      purge: z.array(id()).describe('Aggregates whose earlier facts are to be removed from the stream'),
      wholly: z.array(id()).optional().describe('Those of them whose latest fact goes too, since none follows that tells how they stand without her'),
    }),
  });
