import { isDeepStrictEqual } from 'node:util';
import { type defineSite, type InputOf } from '#contracts';
import { newId, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { slugOf } from '../domain/space-definition.js';
import { consistent, ordinaryRules, sameRules } from '../domain/space-rules.js';
import { findRules } from '../rules/find-rules.js';
import { storeRules } from '../rules/store-rules.js';
import { storeLayouts } from './store-layouts.js';

type Definition = InputOf<typeof defineSite>['spaces'][number];

interface Storing {
  siteId: string;
  by: string | null;
  now: Instant;
}

interface Stored {
  id: string;
  isNew: boolean;
  cells: string[];
}

/** The cells that a space shall have where it has others now. */
export interface Recut {
  spaceId: string;
  cells: string[];
}

/** Brings a space to what is said, all but its cells. Its version goes up if that changes anything. */
export async function storeSpace(tx: Transaction, wanted: Definition, storing: Storing): Promise<Recut | undefined> {
  const stored = await upsertSpace(tx, wanted, storing);
  await storeRulesOf(tx, stored, wanted, storing);
  const isLaidOut = await storeLayouts(tx, stored.id, wanted.layouts);
  const cells = [...new Set(wanted.cells.map(slugOf))].toSorted();
  const isRecut = !isDeepStrictEqual(stored.cells, cells);
  if (!stored.isNew && (isLaidOut || isRecut)) await tx.execute(sql`update spaces set version = version + 1 where id = ${stored.id}`);
  return isRecut ? { spaceId: stored.id, cells } : undefined;
}

async function upsertSpace(tx: Transaction, wanted: Definition, { siteId }: Storing): Promise<Stored> {
  const [name, description, equipment] = [JSON.stringify(wanted.name), JSON.stringify(wanted.description), [...new Set(wanted.equipment)]];
  const accessibility = wanted.accessibility ? [...new Set(wanted.accessibility)] : null;
  // What staff have closed stays so, whatever its definition says of it.
  const inserted = await tx.maybeOne<{ isNew: boolean }>(sql`
    insert into spaces as space (id, site_id, slug, name, description, capacity, equipment, accessibility)
    values (${newId()}, ${siteId}, ${wanted.slug}, ${name}, ${description}, ${wanted.capacity}, ${equipment}, coalesce(${accessibility}::text[], '{}'))
    on conflict (site_id, slug) do update set
      name = excluded.name, description = excluded.description, capacity = excluded.capacity, equipment = excluded.equipment,
      accessibility = coalesce(${accessibility}::text[], space.accessibility), in_use = space.closed_reason is null,
      closed_at = case when space.closed_reason is not null then space.closed_at end, version = space.version + 1
    where (space.name, space.description, space.capacity, space.equipment, space.accessibility, space.in_use)
      is distinct from (excluded.name, excluded.description, excluded.capacity, excluded.equipment,
        coalesce(${accessibility}::text[], space.accessibility), space.closed_reason is null)
    returning version = 1 as "isNew"`);
  const stored = await tx.one<{ id: string; cells: string[] }>(sql`
    select id, coalesce((
      select array_agg(cell.slug order by cell.slug collate "C")
      from space_cells join cells as cell on cell.id = cell_id where space_id = space.id
    ), '{}') as cells
    from spaces as space where site_id = ${siteId} and slug = ${wanted.slug}`);
  return { ...stored, isNew: inserted?.isNew ?? false };
}

async function storeRulesOf(tx: Transaction, { id, isNew }: Stored, { rules }: Definition, { by, now }: Storing): Promise<void> {
  if (isNew) await storeRules(tx, id, { ...consistent(rules ?? ordinaryRules), by: rules ? by : null, now });
  else if (rules && !sameRules(await findRules(tx, id), consistent(rules))) await storeRules(tx, id, { ...consistent(rules), by, now });
}
