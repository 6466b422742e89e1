import { defineSite, type InputOf, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { slugOf } from '../domain/space-definition.js';
import { mustBeWellDefined } from '../domain/site-rules.js';
import { mustBeRemembered } from '../erasure/person-lock.js';
import { unlessErased } from '../erasure/unless-erased.js';
import { ensureOpenWindows } from '../opening/ensure-open-windows.js';
import { bookingsRefused } from '../rules/bookings-refused.js';
import { spacesAsTheyAre } from '../rules/spaces-as-they-are.js';
import { storePools } from '../supplies/store-pools.js';
import { storeServices } from '../supplies/store-services.js';
import { lockSite } from './lock-space.js';
import { recutSpaces } from './recut-spaces.js';
import { findSites, findSpaces } from './site-views.js';
import { lockCells, storeCells } from './store-cells.js';
import { layOnFloors, storeFloors } from './store-floors.js';
import { storeSite } from './store-site.js';
import { storeSpace, type Recut } from './store-space.js';
import { tellOfSite } from './tell-of-site.js';

type Definition = InputOf<typeof defineSite>;
type Effects = Pick<CommandCall<typeof defineSite>, 'tx' | 'now'>;

@Answers(defineSite)
export class DefineSite {
  async execute({ input, actor, ...effects }: CommandCall<typeof defineSite>): Promise<ReplyOf<typeof defineSite>> {
    const { tx, now } = effects;
    mustBeWellDefined(input);
    // Before anything is locked that whoever erases somebody waits for.
    const by = await unlessErased(tx, actor.id);
    for (const { responsibleId } of input.services ?? []) if (responsibleId) await mustBeRemembered(tx, responsibleId);
    // Two who define the same site at once would each miss what the other adds.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('define site'))`);
    await lockSite(tx, input.slug);
    const siteId = await storeSite(tx, input);
    const before = await spacesAsTheyAre(tx, { siteId });
    await storeAllOf(effects, input, siteId, by);
    await ensureOpenWindows(tx, siteId, now);
    await tellOfSite(effects, siteId);
    const hit = await bookingsRefused(tx, now, before, await spacesAsTheyAre(tx, { siteId }));
    return { site: (await findSites(tx, siteId))[0]!, spaces: await findSpaces(tx, siteId), ...hit };
  }
}

// In the order in which everybody locks: pools, then cells.
async function storeAllOf({ tx, now }: Effects, input: Definition, siteId: string, by: string | null): Promise<void> {
  const cells = input.spaces.flatMap((space) => space.cells);
  await storeFloors(tx, siteId, input.floors);
  await storeCells(tx, siteId, cells.map(slugOf));
  const recut: Recut[] = [];
  for (const space of input.spaces) {
    const changed = await storeSpace(tx, space, { siteId, by, now });
    if (changed) recut.push(changed);
  }
  await leaveOut(tx, siteId, input, now);
  await storePools(tx, siteId, input.pools, now);
  await storeServices(tx, siteId, input.services);
  await lockCells(tx, siteId);
  await layOnFloors(tx, siteId, input.floors, cells);
  await recutSpaces(tx, { siteId, spaces: recut, now });
}

/** A space that is not in the definition any more stays for the sake of its bookings. */
const leaveOut = (tx: Transaction, siteId: string, { spaces }: Definition, now: Effects['now']): Promise<number> =>
  tx.execute(sql`
    update spaces set in_use = false, closed_at = ${now}, version = version + 1
    where site_id = ${siteId} and in_use and slug <> all (${spaces.map(({ slug }) => slug)}::text[])`);
