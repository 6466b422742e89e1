import type { eventAnonymised } from '#contracts';
import type { Reaction } from '#messaging';
import { releaseSpace } from './release-space.js';

/** It stands for all that was told of the event before, which may have left the stream unread. */
export class ReleaseSpaceWhenEventAnonymised {
  static readonly reaction = 'release-space-when-event-anonymised';

  async react({ event, ...effects }: Reaction<typeof eventAnonymised>): Promise<void> {
    await releaseSpace(effects, event.data);
  }
}
