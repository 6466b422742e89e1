import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { deliveryView, getDelivery, listDeliveries, type Language, type RawInputOf, type ReplyOf } from '#contracts';
import { Services } from '../actor/services.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { outcomeWords, stateWords, whyWords } from './delivery-words.js';
import { whatIs } from './message-words.js';

const inWords = {
  name: z.string().describe('What the message is called, in the caller’s language'),
  says: z.string().describe('What became of it and why, as a sentence in the caller’s language'),
};
const attempt = getDelivery.reply.shape.tries.element;

export const deliveriesInWords = z
  .strictObject({ ...listDeliveries.reply.shape, items: z.array(z.strictObject({ ...deliveryView.shape, ...inWords }).meta({ id: 'DeliveryInWords' })) });

export const deliveryInWords = z
  .strictObject({
    ...getDelivery.reply.shape,
    ...inWords,
    tries: z.array(
      z.strictObject({ ...attempt.shape, says: z.string().describe('How it ended, as part of a sentence in the caller’s language') }).meta({ id: 'DeliveryAttemptInWords' }),
    ),
  })
  .meta({ id: 'DeliveryWithAttemptsInWords' });

type Delivery = Pick<ReplyOf<typeof getDelivery>, 'kind' | 'state' | 'why'>;

const said = ({ kind, state, why }: Delivery, language: Language) => ({
  name: whatIs(kind, language),
  says: [stateWords[state][language], why === null ? '' : (whyWords[why]?.[language] ?? '')].filter(Boolean).join(' '),
});

/** Messages with what each is called and what became of it, in words. */
@Injectable()
export class DeliveriesInWords implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ input, caller, request }: Call<RawInputOf<typeof listDeliveries>>): Promise<z.input<typeof deliveriesInWords>> {
    const reply = await this.services.call(listDeliveries, input, caller.actor);
    return { ...reply, items: reply.items.map((one) => ({ ...one, ...said(one, request.edge.language) })) };
  }
}

/** One message, and how each time that it was tried ended, in words. */
@Injectable()
export class DeliveryInWords implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ input, caller, request }: Call<RawInputOf<typeof getDelivery>>): Promise<z.input<typeof deliveryInWords>> {
    const { language } = request.edge;
    const reply = await this.services.call(getDelivery, input, caller.actor);
    const tries = reply.tries.map((one) => ({ ...one, says: outcomeWords[one.outcome]?.[language] ?? one.outcome }));
    return { ...reply, ...said(reply, language), tries };
  }
}
