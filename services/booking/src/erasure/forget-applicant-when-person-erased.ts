import { bookingAnonymised, personForgotten, type personErased } from '#contracts';
import type { Reaction } from '#messaging';
import { sql } from '#persistence';
import { bookingColumns, joinPlace, toSnapshot, type BookingRow } from '../bookings/booking-row.js';
import { forgetApplicant } from '../domain/forgetting.js';
import { forgetSeries, lockSeriesOf } from './forget-series.js';
import { forgetHandling, forgetThreads } from './forget-threads.js';
import { beginErasure } from './person-lock.js';
import { removeTraces } from './remove-traces.js';
import { soleTradersLeftBy } from './sole-traders-left-by.js';
import { storeForgotten } from './store-forgotten.js';

export class ForgetApplicantWhenPersonErased {
  static readonly reaction = 'forget-applicant-when-person-erased';

  async react({ event, tx, publish, now }: Reaction<typeof personErased>): Promise<void> {
    const { personId } = event.data;
    await beginErasure(tx, personId);
    await tx.execute(sql`
      insert into forgotten_people (digest, at) values (sha256(${personId}::text::bytea), ${now}) on conflict do nothing`);
    const seriesIds = await lockSeriesOf(tx, personId);
    const bookings = await tx.query<BookingRow>(sql`
      select ${bookingColumns} from bookings as booking ${joinPlace}
      where booking.applicant_id = ${personId} order by booking.id for no key update of booking`);
    const soleTraders = await soleTradersLeftBy(tx, personId, bookings.flatMap(({ organisationId }) => organisationId ?? []));

    for (const booking of bookings) {
      const forgotten = { ...forgetApplicant(booking, soleTraders, now), version: booking.version + 1 };
      await storeForgotten(tx, booking, forgotten, now);
      publish(bookingAnonymised, { aggregateId: booking.id, aggregateVersion: forgotten.version, data: toSnapshot(forgotten) });
    }
    await forgetSeries(tx, publish, seriesIds);
    const bookingIds = bookings.map(({ id }) => id);
    const watches = await tx.query<{ id: string }>(sql`select id from watches where person_id = ${personId} for update`);
    const toldInCases = [...(await forgetThreads(tx, personId, bookingIds)), ...(await forgetHandling(tx, personId))];
    await removeTraces(tx, { personId, bookingIds, except: ForgetApplicantWhenPersonErased.reaction });
    const data = { personId, purge: [...bookingIds, ...seriesIds, ...watches.map(({ id }) => id), ...toldInCases] };
    publish(personForgotten.booking, { aggregateId: personId, aggregateVersion: event.aggregateVersion, data });
  }
}
