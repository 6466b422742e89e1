import type { ReplyOf, revealPass } from '#contracts';
import { coversVisit, claimsOf } from '../domain/pass.js';
import type { Sources } from './family.js';

/** A pass as it goes into a message. Where the visitors' service has not heard of a move yet, its pass is for another time. */
export function passFor(
  visit: { start: string; end: string; siteId: string | null },
  { token, pass }: ReplyOf<typeof revealPass>,
  sources: Pick<Sources, 'notYet'>,
): { token: string; holds: string } {
  if (pass === null) return sources.notYet('the pass is not given out');
  if (!coversVisit(claimsOf(pass), visit)) return sources.notYet('the pass is for another time or place');
  return { token, holds: pass };
}
