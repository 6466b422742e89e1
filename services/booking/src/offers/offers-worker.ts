import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { offerEnded } from '#contracts';
import { Transactor } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';
import type { Instant } from '#kernel';
import { startClock } from '../cases/clock.js';
import { endInVain } from './end-offer.js';
import { findOffer, lockOffer } from './find-offer.js';
import { offerColumns, readOffer, toOfferSnapshot, type WrittenOffer } from './offer-row.js';

const everyMs = 5_000;
const mostAtOnce = 100;

/** Lets offers lapse that nobody has answered in time, and tells of those that ended with their request. */
@Injectable()
export class OffersWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly transactor: Transactor,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds(() => this.look(), { everyMs, onFailure: (err) => logger.warn({ err }, 'offers wait to lapse or to be told of') });
  }

  start(): void {
    this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }

  run(): Promise<void> {
    return this.rounds.run();
  }

  private async look(): Promise<void> {
    const due = await this.transactor.run(({ tx, now }) => dueOffers(tx, now));
    for (const id of due) {
      if (!this.rounds.goesOn) return;
      await this.lapse(id);
    }
    while ((await this.tellSome()) === mostAtOnce && this.rounds.goesOn);
  }

  /** One at a time, as somebody may be deciding on its request. */
  private lapse(id: string): Promise<void> {
    return this.transactor.run(async ({ tx, publish, now }) => {
      const seen = await findOffer(tx, id);
      if (!seen) return;
      const { offer } = await lockOffer(tx, seen);
      if (offer.state === 'open') await endInVain({ tx, publish, now }, offer, { state: 'lapsed' });
    });
  }

  private tellSome(): Promise<number> {
    return this.transactor.run(async ({ tx, publish, now }) => {
      const told = await tx.query<WrittenOffer & { isOfferedAnew: boolean }>(sql`
        with told as (
          update offers set is_told = true
          where id in (select id from offers where not is_told order by id limit ${mostAtOnce} for update skip locked)
          returning *
        )
        select ${offerColumns}, exists (select from offers where booking_id = booking.id and state = 'open') as "isOfferedAnew"
        from told as offer join bookings as booking on booking.id = offer.booking_id`);
      for (const { isOfferedAnew, ...written } of told) {
        const offer = readOffer(written);
        publish(offerEnded, { aggregateId: offer.id, aggregateVersion: offer.version, data: toOfferSnapshot(offer) });
        // Where its request was only moved, nobody waits for the applicant any more.
        if (!isOfferedAnew) await startClock(tx, offer.caseId, now);
      }
      return told.length;
    });
  }
}

async function dueOffers(tx: Transaction, now: Instant): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select id from offers where state = 'open' and until <= ${now} order by until, id limit ${mostAtOnce}`);
  return rows.map(({ id }) => id);
}
