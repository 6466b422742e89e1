import { offerEnded } from '#contracts';
import type { Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { startClock } from '../cases/clock.js';
import type { OfferState } from '../domain/offers.js';
import { toOfferSnapshot, type OfferRow } from './offer-row.js';

interface Effects {
  tx: Transaction;
  publish: Publish;
  now: Instant;
}

interface Ending {
  state: Exclude<OfferState, 'open' | 'ended'>;
  /** Which of the alternatives was accepted. */
  accepted?: number;
}

/** What it kept is free from here on; the database sees to that. The caller has locked the request and the offer. */
export async function endOffer({ tx, publish, now }: Effects, offer: OfferRow, { state, accepted }: Ending): Promise<OfferRow> {
  const ended = { ...offer, state, accepted: accepted ?? null, endedAt: now, version: offer.version + 1 };
  await tx.execute(sql`
    update offers set state = ${state}, accepted = ${ended.accepted}, ended_at = ${now}, version = ${ended.version} where id = ${offer.id}`);
  publish(offerEnded, { aggregateId: offer.id, aggregateVersion: ended.version, data: toOfferSnapshot(ended) });
  return ended;
}

/** The same where it came to nothing: the request waits for staff again. */
export async function endInVain(effects: Effects, offer: OfferRow, ending: Ending): Promise<OfferRow> {
  const ended = await endOffer(effects, offer, ending);
  await startClock(effects.tx, offer.caseId, effects.now);
  return ended;
}
