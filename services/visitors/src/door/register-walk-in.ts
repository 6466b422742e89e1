import { Temporal } from 'temporal-polyfill';
import { registerWalkIn, type InputOf, type ReplyOf } from '#contracts';
import { newId, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { leavesAt } from '../domain/closing-time.js';
import { unnamedErrand } from '../domain/forgetting.js';
import { localDay } from '../domain/time.js';
import { stateAfter } from '../domain/visit-states.js';
import { holdOffErasure, isForgotten } from '../erasure/person-lock.js';
import { findSite, type KnownSite } from '../projections/find-site.js';
import { insertVisit } from '../visits/store-visit.js';
import { tell } from '../visits/tell.js';
import { toView, untouched, type NamedVisit } from '../visits/visit-row.js';

type Input = InputOf<typeof registerWalkIn>;

@Answers(registerWalkIn)
export class RegisterWalkIn {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof registerWalkIn>): Promise<ReplyOf<typeof registerWalkIn>> {
    const site = await findSite(tx, input.siteId);
    const host = input.hostId?.toLowerCase() ?? null;
    await holdOffErasure(tx, actor.id, host);
    const hostId = host !== null && (await isForgotten(tx, host)) ? null : host;
    const visit = arrived(site, { ...input, hostId: hostId ?? undefined }, now);
    await insertVisit(tx, visit);
    await tx.execute(sql`insert into entries (visit_id, came_in) values (${visit.id}, ${now})`);
    await tx.execute(sql`
      insert into passages (visit_id, direction, at, how, by)
      values (${visit.id}, 'in', ${now}, 'reception', unless_forgotten(${actor.id}))`);
    tell(publish, 'arrive', visit);
    return toView(visit);
  }
}

const arrived = (site: KnownSite, { name, organisation, hostId, errand }: Input, now: Instant): NamedVisit => ({
  ...untouched,
  id: newId(),
  kind: 'walk-in',
  state: stateAfter(null, 'arrive'),
  title: errand === undefined ? unnamedErrand : { sv: errand, en: errand },
  visitorName: name,
  shownName: name,
  visitorOrganisation: organisation ?? null,
  hostId: hostId ?? null,
  siteId: site.id,
  insideSiteId: site.id,
  siteName: site.name,
  address: site.address,
  spaceName: null,
  timeZone: site.timeZone,
  expectedFrom: now,
  expectedUntil: leavesAt({ arrivedAt: now, expectedUntil: now, timeZone: site.timeZone, closes: closingOf(site, now) }),
  arrivedAt: now,
});

function closingOf({ closings, timeZone }: KnownSite, now: Instant): Instant | null {
  const closes = closings[localDay(now, timeZone).toString()];
  return closes === undefined ? null : Temporal.Instant.from(closes);
}
