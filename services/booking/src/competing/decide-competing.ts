import { bookingApproved, bookingDeclined, decideCompeting, offerMade, type ReplyOf } from '#contracts';
import type { Actor, Instant } from '#kernel';
import { Answers, type CommandCall, type Publish } from '#messaging';
import type { Transaction } from '#persistence';
import { toSnapshot, toView, type BookingRow } from '../bookings/booking-row.js';
import { storeDecision } from '../bookings/store-decision.js';
import { storeDecisions } from '../bookings/store-decisions.js';
import { stopClock } from '../cases/clock.js';
import { mustHaveNone } from '../domain/refusal.js';
import { toOfferSnapshot, toOfferView, type OfferRow } from '../offers/offer-row.js';
import { storeOffer } from '../offers/store-offer.js';
import { alternativesToOffer, type ToOffer } from './alternatives-to-offer.js';
import { decisionsOn, type Decisions } from './decisions-on.js';
import { namingRow } from './row-refusals.js';
import { bookingsSeen, changedSince, lockToDecide, rowsOf, type Wanted } from './rows-to-decide.js';

interface Effects {
  tx: Transaction;
  publish: Publish;
  actor: Actor;
  now: Instant;
}

@Answers(decideCompeting)
export class DecideCompeting {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof decideCompeting>): Promise<ReplyOf<typeof decideCompeting>> {
    const effects = { tx, publish, actor, now };
    const seen = await bookingsSeen(tx, input);
    mustHaveNone(changedSince(input, seen));
    const offered = await toOffer(effects, input, seen);
    const rows = await lockToDecide(tx, seen, offered.flatMap(({ alternatives }) => alternatives));
    // Of the same versions they are as they were when they were seen.
    mustHaveNone(changedSince(input, rows));
    const decisions = await decisionsOn(tx, input, rows, { actor, now });
    mustHaveNone([...decisions.refusals, ...offered.flatMap(({ refusals }) => refusals)]);
    return store(effects, { input, rows, offered, decisions });
  }
}

async function toOffer({ tx, actor, now }: Effects, { offers }: Wanted, seen: ReadonlyMap<string, BookingRow>): Promise<ToOffer[]> {
  const found: ToOffer[] = [];
  for (const offer of offers) found.push(await alternativesToOffer(tx, seen.get(offer.bookingId)!, offer, { actor, now }));
  return found;
}

interface Storing {
  input: Wanted;
  rows: ReadonlyMap<string, BookingRow>;
  offered: readonly ToOffer[];
  decisions: Decisions;
}

/** What is given up first, then what is given, and last what is offered: nothing that is offered is what has just been given. */
async function store(effects: Effects, { input, rows, offered, decisions }: Storing): Promise<ReplyOf<typeof decideCompeting>> {
  const { tx, publish, actor, now } = effects;
  const decidedWith = rowsOf(input).map(({ bookingId }) => bookingId);
  const declined = await storeDecisions(tx, decisions.declined.map((one) => ({ ...one, details: { decidedWith } })), { by: actor.id, now });
  const approved = decisions.approved && (await approve(effects, decisions.approved, decidedWith));
  const offers: OfferRow[] = [];
  for (const { bookingId, ...offer } of offered) {
    offers.push(await namingRow(bookingId, () => storeOffer(tx, { ...offer, booking: rows.get(bookingId)!, actor, now, decidedWith })));
  }
  for (const offer of offers) await stopClock(tx, offer.caseId, now);
  for (const booking of declined) publish(bookingDeclined, { aggregateId: booking.id, aggregateVersion: booking.version, data: toSnapshot(booking) });
  for (const offer of offers) publish(offerMade, { aggregateId: offer.id, aggregateVersion: 1, data: toOfferSnapshot(offer) });
  return { approved: approved ? toView(approved) : null, offers: offers.map(toOfferView), declined: declined.map(toView) };
}

async function approve({ tx, publish, actor, now }: Effects, approval: NonNullable<Decisions['approved']>, decidedWith: readonly string[]): Promise<BookingRow> {
  const details = { ...approval.details, decidedWith };
  const approved = await namingRow(approval.before.id, () => storeDecision(tx, { ...approval, actor, now, details }));
  publish(bookingApproved, { aggregateId: approved.id, aggregateVersion: approved.version, data: toSnapshot(approved) });
  return approved;
}
