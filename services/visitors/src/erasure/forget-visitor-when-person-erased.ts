import { personForgotten, type personErased } from '#contracts';
import type { Reaction } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { erasedText, forgetPerson } from '../domain/forgetting.js';
import { updateVisit } from '../visits/store-visit.js';
import { tell } from '../visits/tell.js';
import { fromVisits, visitColumns, type NamedVisit } from '../visits/visit-row.js';
import { beginErasure } from './person-lock.js';
import { removeTraces } from './remove-traces.js';

type PersonsVisit = NamedVisit & { isTitleHers: boolean };

export class ForgetVisitorWhenPersonErased {
  static readonly reaction = 'forget-visitor-when-person-erased';

  async react({ event, tx, publish, now }: Reaction<typeof personErased>): Promise<void> {
    const { personId } = event.data;
    await beginErasure(tx, personId);
    await tx.execute(sql`
      insert into forgotten_people (digest, at) values (sha256(convert_to(${personId}, 'UTF8')), ${now}) on conflict do nothing`);
    const visits = await visitsOf(tx, personId);
    const toldOf = await tx.query<{ id: string }>(sql`
      select distinct aggregate_id as id from outbox
      where type like 'domain.visitors.visit%' and strpos(envelope, ${personId}) > 0`);
    // What an organisation holds keeps its title, and booking will tell so.
    await tx.execute(sql`update bookings set applicant_id = null, title = ${erasedText} where applicant_id = ${personId}`);

    const purge = [...new Set([...visits, ...toldOf].map(({ id }) => id))];
    await removeTraces(tx, { personId, visitIds: purge, except: ForgetVisitorWhenPersonErased.reaction });
    for (const { isTitleHers, ...visit } of visits) {
      tell(publish, 'forget', await updateVisit(tx, forgetPerson(visit, personId, isTitleHers, now)));
    }
    const data = { personId, purge };
    publish(personForgotten.visitors, { aggregateId: personId, aggregateVersion: event.aggregateVersion, data });
  }
}

const visitsOf = (tx: Transaction, personId: string): Promise<PersonsVisit[]> =>
  tx.query<PersonsVisit>(sql`
    select ${visitColumns},
      coalesce(booking.applicant_id = ${personId}, false)
        or (visit.kind = 'walk-in' and visit.host_id = ${personId}) as "isTitleHers"
    ${fromVisits} left join bookings as booking on booking.id = visit.booking_id and visit.kind = 'guest'
    where visit.visitor_id = ${personId} or visit.host_id = ${personId} or booking.applicant_id = ${personId}
    order by visit.id for no key update of visit`);
