import { eventLostItsSpace, type eventSpaceRefused } from '#contracts';
import type { Reaction } from '#messaging';
import { noSpace } from '../domain/following.js';
import { lockEvent } from '../events/find-event.js';
import { storeEvent } from '../events/store-event.js';
import { tellEvent } from '../events/tell.js';

export class LoseSpaceWhenEventSpaceRefused {
  static readonly reaction = 'lose-space-when-event-space-refused';

  async react({ event, tx, now, publish }: Reaction<typeof eventSpaceRefused>): Promise<void> {
    const { eventId, spaceId, code } = event.data;
    const before = await lockEvent(tx, eventId);
    if (before?.state !== 'draft' || before.spaceState !== 'wanted' || before.wantedSpaceId !== spaceId) return;
    const after = await storeEvent(tx, before, { ...before, ...noSpace('refused', code) }, now);
    tellEvent(publish, eventLostItsSpace, after);
  }
}
