import { eventAnonymised, personForgotten, type personErased } from '#contracts';
import type { Reaction } from '#messaging';
import { sql } from '#persistence';
import { forgetOrganiser } from '../domain/forgetting.js';
import { lockEvent } from '../events/find-event.js';
import { storeEvent } from '../events/store-event.js';
import { tellEvent } from '../events/tell.js';
import { forgetRegistrations } from './forget-registrations.js';
import { beginErasure } from './person-lock.js';
import { removeTraces } from './remove-traces.js';

export class ForgetPersonWhenErased {
  static readonly reaction = 'forget-person-when-erased';

  async react({ event: fact, ...call }: Reaction<typeof personErased>): Promise<void> {
    const { personId } = fact.data;
    const { tx, now, publish } = call;
    await beginErasure(tx, personId);
    await tx.execute(sql`
      insert into forgotten_people (digest, at) values (sha256(${personId}::text::bytea), ${now}) on conflict do nothing`);
    // In the order of their ids, so that two who are erased at once do not wait for each other.
    const concerned = await tx.query<{ id: string }>(sql`
      select id from events
      where organiser_id = ${personId} or id in (select event_id from registrations where attendee_id = ${personId}) order by id`);

    const registrationIds: string[] = [];
    const eventIds: string[] = [];
    for (const { id } of concerned) {
      const { event, forgotten } = await forgetRegistrations(call, (await lockEvent(tx, id))!, personId);
      registrationIds.push(...forgotten);
      if (event.organiserId !== personId) continue;
      eventIds.push(id);
      tellEvent(publish, eventAnonymised, await storeEvent(tx, event, forgetOrganiser(event), now));
    }
    await removeTraces(tx, { personId, registrationIds, except: ForgetPersonWhenErased.reaction });
    const data = { personId, purge: [...registrationIds, ...eventIds] };
    publish(personForgotten.events, { aggregateId: personId, aggregateVersion: fact.aggregateVersion, data });
  }
}
