/**
 * The house as simply as it can be said: what is held is a list, and everything is looked up by going through all of it. Times are
 * minutes from the beginning of some day on which the house is always open.
 */

export interface Claim {
  id: string;
  kind: 'booking' | 'hold' | 'maintenance';
  space: string;
  start: number;
  end: number;
  setup: number;
  clearup: number;
  /** Who asked. */
  owner: string;
  state: 'requested' | 'approved' | 'declined' | 'withdrawn' | 'cancelled' | 'held' | 'placed' | 'gone';
  people: number;
  /** Whether one person has approved what takes two. */
  isFirstApproved: boolean;
  projectors: number;
  version: number;
  /** Of a hold. */
  expiresAt: number;
}

interface Space {
  cells: readonly string[];
  /** Layouts in order, or how many it holds without. */
  layouts: readonly { capacity: number; setup: number; clearup: number }[];
  isGivenAtOnce: boolean;
  pendingBlocks: boolean;
}

const plain = (capacity: number) => [{ capacity, setup: 0, clearup: 0 }];

export const spaces: Record<string, Space> = {
  'hall': {
    cells: ['west', 'east'],
    layouts: [{ capacity: 20, setup: 15, clearup: 10 }, { capacity: 120, setup: 30, clearup: 15 }],
    isGivenAtOnce: false,
    pendingBlocks: false,
  },
  'west': { cells: ['west'], layouts: plain(60), isGivenAtOnce: false, pendingBlocks: false },
  'east': { cells: ['east'], layouts: plain(60), isGivenAtOnce: false, pendingBlocks: true },
  'booth-0': { cells: ['booth-0'], layouts: plain(8), isGivenAtOnce: true, pendingBlocks: true },
  'booth-1': { cells: ['booth-1'], layouts: plain(8), isGivenAtOnce: true, pendingBlocks: true },
};

export const projectors = 2;
/** Of more than so many two have to approve. */
export const peopleOver = 50;
export const quota = { hours: 6, requests: 2 };
const mostHolds = 3;

export interface Wished {
  space: string;
  start: number;
  end: number;
  owner: string;
  people: number;
  projectors: number;
}

export class HouseModel {
  readonly claims: Claim[] = [];
  /** Ids of bookings that staff have moved, or taken up again: they give more than a quota would. */
  readonly given = new Set<string>();
  now = 0;

  find(id: string): Claim {
    return this.claims.find((claim) => claim.id === id)!;
  }

  of(...states: Claim['state'][]): Claim[] {
    return this.claims.filter(({ state }) => states.includes(state));
  }

  /** Whether it keeps others off its cells. */
  holdsFloor({ kind, state, space, expiresAt }: Claim): boolean {
    if (kind === 'maintenance') return state === 'placed';
    if (kind === 'hold') return state === 'held' && spaces[space]!.pendingBlocks && expiresAt > this.now;
    return state === 'approved' || (state === 'requested' && spaces[space]!.pendingBlocks);
  }

  /** What stands in the way of a claim, besides itself and what is named. */
  inTheWay(claim: Occupying, besides: readonly string[] = []): Claim[] {
    return this.claims.filter((other) => !besides.includes(other.id) && this.holdsFloor(other) && shareFloor(claim, other));
  }

  /** How many projectors are out at the busiest moment of the time that a claim takes. */
  projectorsOut(claim: Occupying, besides: readonly string[] = []): number {
    const out = this.claims.filter(
      (other) => other.kind === 'booking' && !besides.includes(other.id) && this.holdsFloor(other) && overlap(claim, other),
    );
    const moments = [from(claim), ...out.map(from).filter((moment) => moment > from(claim) && moment < until(claim))];
    return Math.max(0, ...moments.map((moment) => sum(out.filter((one) => from(one) <= moment && moment < until(one)), (one) => one.projectors)));
  }

  minutesOf(owner: string, besides: readonly string[] = []): number {
    const standing = this.of('requested', 'approved').filter((one) => one.owner === owner && !besides.includes(one.id));
    return sum(standing, ({ start, end }) => end - start);
  }

  requestsOf(owner: string, besides: readonly string[] = []): number {
    return this.of('requested').filter((one) => one.owner === owner && !besides.includes(one.id)).length;
  }

  /** Codes with which a request is refused; none where it is stored. `hold` is the one that it takes the place of. */
  refusalsOfRequest(wished: Wished, hold?: string): string[] {
    const claim = claimOf(wished);
    if (!claim) return ['booking.too-many-people'];
    const waits = !spaces[wished.space]!.isGivenAtOnce;
    return this.refusals(claim, { ...wished, waits }, hold ? [hold] : []);
  }

  refusals(claim: Occupying, { owner, projectors: wanted, waits }: Pick<Wished, 'owner' | 'projectors'> & { waits: boolean }, besides: readonly string[]): string[] {
    const exceeded = this.quotaExceeded(claim, owner, waits, besides);
    if (exceeded.length > 0) return exceeded;
    if (wanted > 0 && this.projectorsOut(claim, besides) + wanted > projectors) return ['booking.pool-overdrawn'];
    return this.inTheWay(claim, besides).length > 0 ? ['booking.conflict'] : [];
  }

  quotaExceeded({ start, end }: Occupying, owner: string, waits: boolean, besides: readonly string[]): string[] {
    const tooLong = this.minutesOf(owner, besides) + end - start > quota.hours * 60;
    const tooMany = waits && this.requestsOf(owner, besides) + 1 > quota.requests;
    return [...(tooLong ? ['booking.quota-hours'] : []), ...(tooMany ? ['booking.quota-requests'] : [])];
  }

  liveHoldsOf(owner: string): Claim[] {
    return this.of('held').filter((hold) => hold.owner === owner && hold.expiresAt > this.now);
  }

  refusalsOfHold(wished: Wished): string[] {
    const claim = claimOf(wished)!;
    const replaced = this.replacedBy(wished);
    if (this.liveHoldsOf(wished.owner).filter(({ id }) => !replaced.includes(id)).length >= mostHolds) return ['hold.too-many'];
    return this.inTheWay(claim, replaced).length > 0 ? ['booking.conflict'] : [];
  }

  /** Holds of the same person on the same space and time. */
  replacedBy(wished: Wished): string[] {
    const claim = claimOf(wished)!;
    return this.of('held').filter((hold) => hold.owner === wished.owner && hold.space === wished.space && overlap(claim, hold)).map(({ id }) => id);
  }
}

export type Occupying = Pick<Claim, 'space' | 'start' | 'end' | 'setup' | 'clearup'>;

/** As the space would be furnished; undefined where the people do not fit. */
export function claimOf({ space, start, end, people }: Wished): Occupying | undefined {
  const layout = spaces[space]!.layouts.find(({ capacity }) => capacity >= people);
  return layout && { space, start, end, setup: layout.setup, clearup: layout.clearup };
}

export const from = ({ start, setup }: Occupying): number => start - setup;
export const until = ({ end, clearup }: Occupying): number => end + clearup;
export const overlap = (one: Occupying, other: Occupying): boolean => from(one) < until(other) && from(other) < until(one);
export const shareFloor = (one: Occupying, other: Occupying): boolean =>
  overlap(one, other) && spaces[one.space]!.cells.some((cell) => spaces[other.space]!.cells.includes(cell));

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0);
