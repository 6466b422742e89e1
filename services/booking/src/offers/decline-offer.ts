import { declineOffer, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { mustBeOpen } from '../domain/offers.js';
import { endInVain } from './end-offer.js';
import { findOffer, lockOffer, madeTo, mustStillBe } from './find-offer.js';
import { toOfferView } from './offer-row.js';

@Answers(declineOffer)
export class DeclineOffer {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof declineOffer>): Promise<ReplyOf<typeof declineOffer>> {
    const { offer } = await lockOffer(tx, madeTo(actor, await findOffer(tx, input.offerId)));
    mustStillBe(offer, input.version);
    mustBeOpen(offer, now);
    return toOfferView(await endInVain({ tx, publish, now }, offer, { state: 'declined' }));
  }
}
