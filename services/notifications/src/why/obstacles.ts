import type { ReplyOf, whyNot } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { Category } from '../domain/category.js';
import type { AskedAbout } from './asked-about.js';

export type Obstacle = ReplyOf<typeof whyNot>['obstacles'][number];

/** What stands in the way of messages to somebody now. */
export async function obstaclesFor(db: Queryable, { personId, person, email, phone, smsWanted }: AskedAbout): Promise<Obstacle[]> {
  if (person === 'erased') return [];
  const refused = await db.query<{ category: Category; channel: 'email' | 'sms'; since: Instant }>(sql`
    select category, channel, changed_at as since from preferences where person_id = ${personId}::uuid and choice = 'off' order by channel, category`);
  const suppressed = await db.query<{ channel: 'email' | 'sms'; since: Instant }>(sql`
    select channel, since from suppressed_addresses
    where lifted_at is null and ((channel = 'email' and address = ${email}::text) or (channel = 'sms' and address = ${phone}::text)) order by channel`);
  return [
    ...suppressed.map(({ channel, since }): Obstacle => ({ code: 'address-suppressed', category: null, channel, since: since.toString() })),
    ...refused.map(({ category, channel, since }): Obstacle => ({ code: 'preference', category, channel, since: since.toString() })),
    ...(person === 'known' && phone === null ? [bySms('no-phone')] : []),
    ...(person === 'known' && phone !== null && !smsWanted ? [bySms('sms-not-wanted')] : []),
  ];
}

const bySms = (code: 'no-phone' | 'sms-not-wanted'): Obstacle => ({ code, category: null, channel: 'sms', since: null });

/** Since when a reason has held, where it is one that still stands. */
export const sinceOf = (obstacles: readonly Obstacle[], why: string | null, channel: string, category: Category): string | null =>
  obstacles.find((one) => one.code === why && one.channel === channel && (one.category === null || one.category === category))?.since ?? null;
