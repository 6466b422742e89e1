import { withdrawOffer, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { mustBeOpen } from '../domain/offers.js';
import { endInVain } from './end-offer.js';
import { findOffer, foundBy, lockOffer, mustStillBe } from './find-offer.js';
import { toOfferView } from './offer-row.js';

@Answers(withdrawOffer)
export class WithdrawOffer {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof withdrawOffer>): Promise<ReplyOf<typeof withdrawOffer>> {
    const { offer } = await lockOffer(tx, foundBy(actor, await findOffer(tx, input.offerId)));
    mustStillBe(offer, input.version);
    mustBeOpen(offer, now);
    return toOfferView(await endInVain({ tx, publish, now }, offer, { state: 'withdrawn' }));
  }
}
