import type { Temporal } from 'temporal-polyfill';
import { MonthLedger } from './month-ledger.js';
import { approvesAtOnce, type Grant, type Held } from './privileges.js';
import type { Quota } from './quotas.js';
import type { Refusal } from './refusal.js';

interface Asked extends Held {
  /** Whether it will wait for staff. */
  waits: boolean;
}

/** A quota with what counts on it already. */
export interface Used {
  quota: Quota;
  standing: readonly Held[];
  openRequests: number;
}

/** For each wish, in their order, what it would exceed beside those before it that exceed nothing. */
export function quotaRefusalsInOrder(used: readonly Used[], wishes: readonly Asked[]): Refusal[][] {
  const accounts = used.map(({ quota, standing, openRequests }) => ({ quota, hours: new MonthLedger(standing), open: openRequests }));
  return wishes.map((wish) => {
    const refusals = accounts.flatMap((account) => exceeded(account, wish));
    if (refusals.length > 0) return refusals;
    for (const account of accounts) {
      account.hours.add(wish);
      if (wish.waits) account.open++;
    }
    return [];
  });
}

interface Account {
  quota: Quota;
  hours: MonthLedger;
  open: number;
}

function exceeded({ quota: { kind, hoursAMonth, openRequests }, hours, open }: Account, wish: Asked): Refusal[] {
  const refusals: Refusal[] = [];
  if (hoursAMonth !== null && hours.hoursWith(wish) > hoursAMonth) {
    const used = hours.hoursBeside(wish);
    refusals.push({ code: 'booking.quota-hours', params: { kind, hours: hoursAMonth, used, wanted: hours.hoursWith(wish) - used } });
  }
  if (openRequests !== null && wish.waits && open + 1 > openRequests) {
    refusals.push({ code: 'booking.quota-requests', params: { kind, requests: openRequests, open } });
  }
  return refusals;
}

/** For each wish, in their order, the grant that approves it at once, as long as its hours last beside those that it has given before. */
export function givenInOrder<G extends Grant>(
  grants: readonly G[],
  wishes: readonly Held[],
  heldBy: (grant: G) => readonly Held[],
  now: Temporal.Instant,
): (G | undefined)[] {
  const ledgers = new Map(grants.map((grant) => [grant, new MonthLedger(heldBy(grant))]));
  return wishes.map((wish) => {
    const giving = grants.find(
      (grant) =>
        approvesAtOnce(grant, wish, [], now) && (grant.hoursAMonth === null || ledgers.get(grant)!.hoursWith(wish) <= grant.hoursAMonth),
    );
    if (giving) ledgers.get(giving)!.add(wish);
    return giving;
  });
}
