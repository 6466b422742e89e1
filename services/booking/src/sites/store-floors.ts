import type { defineSite, InputOf } from '#contracts';
import { newId } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { Cell } from '../domain/space-definition.js';

type Floors = InputOf<typeof defineSite>['floors'];

/** Brings the floors of a site, where any are said, to what is said; those that nothing lies on any longer go last. */
export async function storeFloors(tx: Transaction, siteId: string, floors: Floors): Promise<void> {
  if (!floors) return;
  await tx.execute(sql`
    insert into floors as floor (id, site_id, slug, name, level)
    select new.id, ${siteId}, new.slug, new.name::jsonb, new.level
    from unnest(
      ${floors.map(() => newId())}::uuid[], ${floors.map(({ slug }) => slug)}::text[],
      ${floors.map(({ name }) => JSON.stringify(name))}::text[], ${floors.map(({ level }) => level)}::int[]
    ) as new (id, slug, name, level)
    on conflict (site_id, slug) do update set name = excluded.name, level = excluded.level
    where (floor.name, floor.level) is distinct from (excluded.name, excluded.level)`);
}

/** Lays the cells of a site on its floors. The caller has locked the cells. */
export async function layOnFloors(tx: Transaction, siteId: string, floors: Floors, cells: readonly Cell[]): Promise<void> {
  if (!floors) return;
  const laid = cells.flatMap((cell) => (typeof cell === 'string' ? [] : cell));
  await tx.execute(sql`
    update cells set floor_id = now_on.floor_id
    from (
      select distinct cell.id, floor.id as floor_id
      from cells as cell
      left join unnest(${laid.map(({ slug }) => slug)}::text[], ${laid.map(({ floor }) => floor)}::text[]) as said (slug, floor) using (slug)
      left join floors as floor on floor.site_id = ${siteId} and floor.slug = said.floor
      where cell.site_id = ${siteId}
    ) as now_on
    where cells.id = now_on.id and cells.floor_id is distinct from now_on.floor_id`);
  await tx.execute(sql`
    delete from floors where site_id = ${siteId} and slug <> all (${floors.map(({ slug }) => slug)}::text[])`);
}
