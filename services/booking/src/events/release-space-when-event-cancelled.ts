import type { eventCancelled } from '#contracts';
import type { Reaction } from '#messaging';
import { releaseSpace } from './release-space.js';

export class ReleaseSpaceWhenEventCancelled {
  static readonly reaction = 'release-space-when-event-cancelled';

  async react({ event, ...effects }: Reaction<typeof eventCancelled>): Promise<void> {
    await releaseSpace(effects, event.data);
  }
}
