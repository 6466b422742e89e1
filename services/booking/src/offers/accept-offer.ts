import { acceptOffer, bookingApproved, type ReplyOf } from '#contracts';
import { DomainError, type Actor, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import type { Transaction } from '#persistence';
import { toSnapshot, toView, type BookingRow } from '../bookings/booking-row.js';
import { storeDecision } from '../bookings/store-decision.js';
import { decide } from '../domain/booking-states.js';
import { mustBeOpen } from '../domain/offers.js';
import { notApproved } from '../domain/second-approval.js';
import { endOffer } from './end-offer.js';
import { findOffer, lockOffer, madeTo, mustStillBe } from './find-offer.js';
import { toOfferView, type OfferedAlternative, type OfferRow } from './offer-row.js';

@Answers(acceptOffer)
export class AcceptOffer {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof acceptOffer>): Promise<ReplyOf<typeof acceptOffer>> {
    const { offer, booking } = await lockOffer(tx, madeTo(actor, await findOffer(tx, input.offerId)), input.choice);
    mustStillBe(offer, input.version);
    mustBeOpen(offer, now);
    const chosen = offer.alternatives.find(({ choice }) => choice === input.choice);
    if (!chosen) throw new DomainError('offer.choice-unknown', { choice: input.choice, choices: offer.alternatives.length });
    if (!chosen.spaceInUse) throw new DomainError('space.not-found');
    // Before anything is taken: what is kept for her would stand in her own way.
    const accepted = await endOffer({ tx, publish, now }, offer, { state: 'accepted', accepted: chosen.choice });
    const approved = await take(tx, { offer, booking, chosen, actor, now });
    // One fact for one answer: an approval says all that a move would have said.
    publish(bookingApproved, { aggregateId: approved.id, aggregateVersion: approved.version, data: toSnapshot(approved) });
    return { offer: toOfferView(accepted), booking: toView(approved) };
  }
}

interface Taking {
  offer: OfferRow;
  booking: BookingRow;
  chosen: OfferedAlternative;
  actor: Actor;
  now: Instant;
}

/** She moves it there, and whoever offered it had approved it there: both steps stand in its history. */
async function take(tx: Transaction, { offer, booking, chosen, actor, now }: Taking): Promise<BookingRow> {
  const { choice: _, rulesVersion: __, ...there } = chosen;
  mustBeApprovedByTwo(there, booking, offer);
  const [details, grounds] = [{ offerId: offer.id }, there.secondApproval];
  const to = decide(booking, { change: 'move', to: { ...booking, ...there, ...(there.secondApproval.length > 0 ? {} : notApproved) } }, now);
  const moved = await storeDecision(tx, { before: booking, after: to, change: 'move', actor, now, details });
  const after = decide(moved, { change: 'approve' }, now);
  return storeDecision(tx, { before: moved, after, change: 'approve', actor, by: offer.madeBy, now, details: { ...details, ...(grounds.length > 0 && { grounds }) } });
}

// One of the two may have been erased, or the first may have taken hers back with a change since.
function mustBeApprovedByTwo({ secondApproval }: Pick<OfferedAlternative, 'secondApproval'>, { firstApprovedBy }: BookingRow, { madeBy }: OfferRow): void {
  if (secondApproval.length === 0) return;
  if (madeBy === null || firstApprovedBy === null || madeBy === firstApprovedBy) throw new DomainError('booking.second-approval-missing', { grounds: secondApproval });
}
