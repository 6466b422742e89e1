import { isDeepStrictEqual } from 'node:util';
import { type defineSite, type InputOf } from '#contracts';
import { DomainError, newId, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { ordinaryRules } from '../domain/space-rules.js';
import { storeRules } from '../rules/store-rules.js';

type Definition = InputOf<typeof defineSite>['spaces'][number] & {
  siteId: string;
  /** Its place in the definition, to say where something is wrong. */
  index: number;
  now: Instant;
};

interface Stored {
  id: string;
  isNew: boolean;
  cells: string[];
}

/** Brings a space to what is said. Its version goes up if that changes anything. */
export async function storeSpace(tx: Transaction, wanted: Definition): Promise<void> {
  const before = await upsertSpace(tx, wanted);
  if (before.isNew) await storeRules(tx, before.id, { ...ordinaryRules, by: null, now: wanted.now });
  const cells = [...new Set(wanted.cells)].toSorted();
  if (isDeepStrictEqual(before.cells, cells)) return;
  if (!before.isNew) await mustNotBeBooked(tx, before.id, wanted);
  await tx.execute(sql`delete from space_cells where space_id = ${before.id}`);
  await tx.execute(sql`
    insert into space_cells (space_id, cell_id)
    select ${before.id}::uuid, id from cells where site_id = ${wanted.siteId} and slug = any (${cells}::text[])`);
  if (!before.isNew) await tx.execute(sql`update spaces set version = version + 1 where id = ${before.id}`);
}

async function upsertSpace(tx: Transaction, wanted: Definition): Promise<Stored> {
  const [name, description, equipment] = [
    JSON.stringify(wanted.name),
    JSON.stringify(wanted.description),
    [...new Set(wanted.equipment)],
  ];
  const inserted = await tx.maybeOne<{ id: string; isNew: boolean }>(sql`
    insert into spaces as space (id, site_id, slug, name, description, capacity, equipment)
    values (${newId()}, ${wanted.siteId}, ${wanted.slug}, ${name}, ${description}, ${wanted.capacity}, ${equipment})
    on conflict (site_id, slug) do update set
      name = excluded.name, description = excluded.description, capacity = excluded.capacity, equipment = excluded.equipment,
      in_use = true, version = space.version + 1
    where (space.name, space.description, space.capacity, space.equipment, space.in_use)
      is distinct from (excluded.name, excluded.description, excluded.capacity, excluded.equipment, true)
    returning id, version = 1 as "isNew"`);
  const stored = await tx.one<{ id: string; cells: string[] }>(sql`
    select id, coalesce((
      select array_agg(cell.slug order by cell.slug)
      from space_cells join cells as cell on cell.id = cell_id where space_id = space.id
    ), '{}') as cells
    from spaces as space where site_id = ${wanted.siteId} and slug = ${wanted.slug}`);
  return { ...stored, isNew: inserted?.isNew ?? false };
}

// Those who have it were promised the floor that it takes now.
async function mustNotBeBooked(tx: Transaction, spaceId: string, { index, now }: Definition): Promise<void> {
  const booked = await tx.maybeOne(sql`
    select from bookings where space_id = ${spaceId} and state = 'approved' and ends_at > ${now} limit 1`);
  if (!booked) return;
  throw new DomainError('input.invalid', {}, [
    {
      field: `spaces.${index}.cells`,
      code: 'booked',
      message: 'the space is booked and keeps its cells until the bookings are over',
    },
  ]);
}
