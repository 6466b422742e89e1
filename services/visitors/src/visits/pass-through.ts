import { DomainError, type Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import {
  entriesOf, inOrder, standingAfter, withPassage, type Entry, type Next, type Passage, type Standing,
} from '../domain/passages.js';
import { tell } from './tell.js';
import { updateVisit } from './store-visit.js';
import type { NamedVisit } from './visit-row.js';

/** A passage with the site of the door, who noted it and, of a scan, the nonce that the scanner chose. */
export interface Noted extends Next {
  siteId: string;
  by: string | null;
  nonce: string | null;
}

export interface Taken {
  /** As it then stands: what happened earlier than what is known need not change it. */
  visit: NamedVisit;
  at: Instant;
}

export interface Known extends Passage {
  visitId: string;
  nonce: string | null;
}

/** What is known of a visit's passages, in order of time, and with them the scan that has this nonce, whosever it is. */
export const passagesOf = (tx: Transaction, visitId: string, nonce: string | null = null): Promise<Known[]> =>
  tx.query<Known>(sql`
    select visit_id as "visitId", direction, at, how, nonce from passages where visit_id = ${visitId} or nonce = ${nonce}
    order by at, position`);

/** Takes in that a visitor went through a door. The caller has locked the visit. */
export async function passThrough(
  { tx, publish }: { tx: Transaction; publish: Publish },
  visit: NamedVisit,
  told: Noted,
  known?: readonly Passage[],
): Promise<Taken> {
  if (visit.state === 'cancelled' && !told.isLate) {
    const change = told.direction === 'in' ? 'arrive' : 'leave';
    throw new DomainError('visit.illegal-transition', { from: visit.state, change });
  }
  const earlier = known ?? (await passagesOf(tx, visit.id));
  const next = inOrder(earlier, told);
  const entries = entriesOf(withPassage(earlier, next, visit.timeZone));
  // Who it was has been removed, and with it who let her in; that would be kept for ever now.
  await store(tx, visit.id, visit.emptiedAt ? { ...next, by: null } : next, entries);

  const standing = standingAfter(entries);
  if (!standing || isSame(visit, standing)) return { visit, at: next.at };
  const insideSiteId = standing.state === 'inside' ? (visit.insideSiteId ?? told.siteId) : null;
  const after = await updateVisit(tx, { ...visit, ...standing, insideSiteId, cancelledAt: null });
  tell(publish, standing.state === 'inside' ? 'arrive' : 'leave', after);
  return { visit: after, at: next.at };
}

// In one statement, since people stand in line for it. What is inserted must not meet what it replaces: so that goes first.
async function store(tx: Transaction, visitId: string, passage: Noted, entries: readonly Entry[]): Promise<void> {
  const { direction, at, how, by, nonce } = passage;
  const stored = await tx.query(sql`
    with stored as (
      insert into passages (visit_id, direction, at, how, by, nonce)
      values (${visitId}, ${direction}, ${at}, ${how}, unless_forgotten(${by}), ${nonce})
      on conflict (nonce) do nothing returning position
    ),
    replaced as (delete from entries where visit_id = ${visitId} returning visit_id),
    entered as (
      insert into entries (visit_id, came_in, went_out)
      select ${visitId}::uuid, came_in, went_out
      from unnest(${entries.map(({ cameIn }) => cameIn)}::timestamptz[], ${entries.map(({ wentOut }) => wentOut)}::timestamptz[])
        as entry (came_in, went_out)
      where (select count(*) from replaced) >= 0
    )
    select from stored`);
  if (stored.length === 0) throw nonceReused();
}

/** The scanner chose the same nonce for something else. */
export const nonceReused = () =>
  new DomainError('input.invalid', {}, [{ field: 'nonce', code: 'reused', message: 'was sent with another pass or direction' }]);

const isSame = (visit: NamedVisit, standing: Standing): boolean =>
  visit.state === standing.state &&
  visit.leftBy === standing.leftBy &&
  isAt(visit.arrivedAt, standing.arrivedAt) &&
  isAt(visit.leftAt, standing.leftAt);

const isAt = (a: Instant | null, b: Instant | null): boolean => a?.epochMilliseconds === b?.epochMilliseconds;
