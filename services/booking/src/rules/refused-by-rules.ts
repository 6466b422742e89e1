import { DomainError, type Instant } from '#kernel';
import type { Queryable } from '#persistence';
import { wrongRules, type SpaceRules } from '../domain/space-rules.js';
import { bookingsRefused, type BookingsRefused } from './bookings-refused.js';
import { spacesAsTheyAre } from './spaces-as-they-are.js';

interface Change {
  siteId: string;
  spaceId: string;
  rules: SpaceRules;
}

/** Every booking to come of a space that these rules would refuse, though those that hold allow it. */
export async function refusedByRules(db: Queryable, now: Instant, { siteId, spaceId, rules }: Change): Promise<BookingsRefused> {
  const before = await spacesAsTheyAre(db, { siteId, spaceId });
  const after = new Map([...before].map(([id, space]) => [id, { ...space, ...rules }]));
  return bookingsRefused(db, now, before, after);
}

/** Says no with everything that is wrong with rules as somebody has written them. */
export function mustMakeSense(rules: SpaceRules): void {
  const wrong = [...wrongRules(rules, 'rules')];
  if (wrong.length > 0) throw new DomainError('input.invalid', {}, wrong);
}
