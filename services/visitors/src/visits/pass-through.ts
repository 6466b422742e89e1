import { DomainError, type Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { entriesOf, inOrder, standingAfter, withPassage, type Entry, type Next, type Passage, type Standing } from '../domain/passages.js';
import { tell } from './tell.js';
import { updateVisit } from './store-visit.js';
import type { NamedVisit } from './visit-row.js';

/** A passage with who noted it and, of a scan, the nonce that the scanner chose. */
export interface Noted extends Next {
  by: string | null;
  nonce: string | null;
}

export interface Taken {
  /** As it then stands: what happened earlier than what is known need not change it. */
  visit: NamedVisit;
  at: Instant;
}

/** Takes in that a visitor went through a door. The caller has locked the visit. */
export async function passThrough(tx: Transaction, publish: Publish, visit: NamedVisit, told: Noted): Promise<Taken> {
  if (visit.state === 'cancelled' && !told.isLate) {
    const change = told.direction === 'in' ? 'arrive' : 'leave';
    throw new DomainError('visit.illegal-transition', { from: visit.state, change });
  }
  const earlier = await tx.query<Passage>(sql`
    select direction, at, how from passages where visit_id = ${visit.id} order by at, position`);
  const next = inOrder(earlier, told);
  const entries = entriesOf(withPassage(earlier, next, visit.timeZone));
  // Who it was has been removed, and with it who let her in; that would be kept for ever now.
  await storePassage(tx, visit.id, visit.emptiedAt ? { ...next, by: null } : next);
  await storeEntries(tx, visit.id, entries);

  const standing = standingAfter(entries);
  if (!standing || isSame(visit, standing)) return { visit, at: next.at };
  const after = await updateVisit(tx, { ...visit, ...standing, cancelledAt: null });
  tell(publish, standing.state === 'inside' ? 'arrive' : 'leave', after);
  return { visit: after, at: next.at };
}

async function storePassage(tx: Transaction, visitId: string, { direction, at, how, by, nonce }: Noted): Promise<void> {
  const stored = await tx.execute(sql`
    insert into passages (visit_id, direction, at, how, by, nonce)
    values (${visitId}, ${direction}, ${at}, ${how}, unless_forgotten(${by}), ${nonce})
    on conflict (nonce) do nothing`);
  if (stored === 0) throw nonceReused();
}

async function storeEntries(tx: Transaction, visitId: string, entries: readonly Entry[]): Promise<void> {
  await tx.execute(sql`delete from entries where visit_id = ${visitId}`);
  await tx.execute(sql`
    insert into entries (visit_id, came_in, went_out)
    select ${visitId}, came_in, went_out
    from unnest(${entries.map(({ cameIn }) => cameIn)}::timestamptz[], ${entries.map(({ wentOut }) => wentOut)}::timestamptz[])
      as entry (came_in, went_out)`);
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
