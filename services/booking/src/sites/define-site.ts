import { defineSite, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { mustBeWellDefined } from '../domain/site-rules.js';
import { findSites, findSpaces } from './site-views.js';
import { storeCells } from './store-cells.js';
import { storeSite } from './store-site.js';
import { storeSpace } from './store-space.js';
import { tellOfSite } from './tell-of-site.js';

@Answers(defineSite)
export class DefineSite {
  async execute({ input, ...effects }: CommandCall<typeof defineSite>): Promise<ReplyOf<typeof defineSite>> {
    const { tx, now } = effects;
    mustBeWellDefined(input);
    // Two who define the same site at once would each miss what the other adds.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('define site'))`);
    const siteId = await storeSite(tx, input);
    await storeCells(
      tx,
      siteId,
      input.spaces.flatMap(({ cells }) => cells),
    );
    for (const [index, space] of input.spaces.entries()) await storeSpace(tx, { ...space, siteId, index, now });
    await tx.execute(sql`
      update spaces set in_use = false, version = version + 1
      where site_id = ${siteId} and in_use and slug <> all (${input.spaces.map(({ slug }) => slug)}::text[])`);
    await tellOfSite(effects, siteId);
    return { site: (await findSites(tx, siteId))[0]!, spaces: await findSpaces(tx, siteId) };
  }
}
