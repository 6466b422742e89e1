import { bookingAnonymised, personForgotten } from '#contracts';
import type { Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { toSnapshot } from '../bookings/booking-row.js';
import { lockBookings } from '../bookings/find-booking.js';
import { forgetApplicant } from '../domain/forgetting.js';
import { isOnHold } from '../retention/case-holds.js';
import { forgetChanges } from './forget-changes.js';
import { forgetOffers } from './forget-offers.js';
import { forgetSeries, lockSeriesOf } from './forget-series.js';
import { forgetHandling, forgetThreads } from './forget-threads.js';
import { keptOf, lockCasesOf, waitForHolds } from './kept-on-hold.js';
import { removeTraces } from './remove-traces.js';
import { soleTradersLeftBy } from './sole-traders-left-by.js';
import { storeForgotten } from './store-forgotten.js';

interface Effects {
  tx: Transaction;
  publish: Publish;
  now: Instant;
}

interface Erasure {
  personId: string;
  version: number;
  /** The reaction at work, which may itself be a dead letter that is being tried again. */
  except: string;
}

/** Removes what booking has of a person, but for what is on hold: that goes when the hold is lifted. */
export async function forgetPerson({ tx, publish, now }: Effects, { personId, version, except }: Erasure): Promise<void> {
  const seriesIds = await lockSeriesOf(tx, personId);
  await lockCasesOf(tx, personId);
  const bookings = await lockBookings(tx, sql`booking.applicant_id = ${personId} and not ${isOnHold(sql`booking.case_id`)}`);
  const soleTraders = await soleTradersLeftBy(tx, personId, bookings.flatMap(({ organisationId }) => organisationId ?? []));

  for (const booking of bookings) {
    const forgotten = { ...forgetApplicant(booking, soleTraders, now), version: booking.version + 1 };
    await storeForgotten(tx, booking, forgotten, now);
    publish(bookingAnonymised, { aggregateId: booking.id, aggregateVersion: forgotten.version, data: toSnapshot(forgotten) });
  }
  await forgetSeries(tx, publish, seriesIds);
  const bookingIds = bookings.map(({ id }) => id);
  const offerIds = await forgetOffers(tx, personId, bookingIds);
  const changeIds = await forgetChanges(tx, personId, bookingIds);
  const watches = await tx.query<{ id: string }>(sql`select id from watches where person_id = ${personId} for update`);
  const caseIds = [...new Set(bookings.map(({ caseId }) => caseId))];
  const { messageIds, attachmentIds } = await forgetThreads(tx, personId, caseIds);
  const handlingIds = await forgetHandling(tx, personId);
  await removeTraces(tx, { personId, bookingIds, toldOf: [...caseIds, ...bookingIds, ...attachmentIds], except });
  // No fact follows that tells how these stand without her.
  const wholly = [...offerIds, ...changeIds, ...watches.map(({ id }) => id), ...messageIds, ...handlingIds];
  const purge = [...bookingIds, ...seriesIds, ...wholly];
  const kept = await keptOf(tx, bookingIds, await waitForHolds(tx, personId, version));
  publish(personForgotten.booking, { aggregateId: personId, aggregateVersion: version, data: { personId, purge, ...(wholly.length > 0 && { wholly }), ...(kept.length > 0 && { kept }) } });
}
