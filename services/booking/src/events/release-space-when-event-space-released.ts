import type { eventSpaceReleased } from '#contracts';
import type { Reaction } from '#messaging';
import { releaseSpace } from './release-space.js';

export class ReleaseSpaceWhenEventSpaceReleased {
  static readonly reaction = 'release-space-when-event-space-released';

  async react({ event, ...effects }: Reaction<typeof eventSpaceReleased>): Promise<void> {
    await releaseSpace(effects, event.data);
  }
}
