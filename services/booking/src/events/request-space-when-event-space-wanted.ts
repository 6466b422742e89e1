import { eventSpaceRefused, type eventSpaceWanted } from '#contracts';
import type { Actor } from '#kernel';
import type { Reaction } from '#messaging';
import { askForSpace } from '../bookings/ask-for-space.js';
import { mayActFor } from '../projections/standing.js';
import { isNews } from './event-wishes.js';
import { refusalOf } from './refusal-of.js';

/** An event asks as its organiser would, who is of the house, by the same rules; what stands in the way it is told by a fact. */
export class RequestSpaceWhenEventSpaceWanted {
  static readonly reaction = 'request-space-when-event-space-wanted';

  async react({ event, ...effects }: Reaction<typeof eventSpaceWanted>): Promise<void> {
    const { applicantId, eventId, spaceId, version, ...wish } = event.data;
    const { tx, publish } = effects;
    if (!(await isNews(tx, event.data))) return;
    // Staff hold events for organisations that they do not act for; what agreements give those is not theirs.
    const isFor = wish.organisationId !== null && (await mayActFor(tx, applicantId, wish.organisationId));
    const organisationId = isFor ? wish.organisationId : null;
    const actor: Actor = { id: applicantId, roles: ['staff'] };
    const nothing = { equipment: [], pooled: [], serviceIds: [], servesAlcohol: false, isPublic: false };
    const asking = { ...wish, ...nothing, actor, eventId, spaceId, organisationId };

    const refusal = await refusalOf(tx, () => askForSpace(effects, asking));
    if (!refusal) return;
    const data = { eventId, spaceId, code: refusal.code, version };
    publish(eventSpaceRefused, { aggregateId: eventId, aggregateVersion: version, data });
  }
}
