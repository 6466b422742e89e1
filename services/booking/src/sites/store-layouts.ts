import { isDeepStrictEqual } from 'node:util';
import { sql, type Transaction } from '#persistence';
import { layoutsOfSpace } from '../bookings/find-room.js';
import type { Layout } from '../domain/wish.js';

/** Brings the layouts of a space, where any are said, to what is said. @returns whether that changed anything */
export async function storeLayouts(tx: Transaction, spaceId: string, layouts: readonly Layout[] | undefined): Promise<boolean> {
  if (!layouts) return false;
  const before = await tx.one<{ layouts: Layout[] }>(sql`select ${layoutsOfSpace} as layouts from spaces as space where id = ${spaceId}`);
  if (isDeepStrictEqual(before.layouts.map(columnsOf), layouts.map(columnsOf))) return false;
  await tx.execute(sql`delete from layouts where space_id = ${spaceId}`);
  await tx.execute(sql`
    insert into layouts (space_id, kind, capacity, setup_minutes, clearup_minutes, position)
    select ${spaceId}::uuid, * from unnest(
      ${layouts.map(({ kind }) => kind)}::text[], ${layouts.map(({ capacity }) => capacity)}::int[],
      ${layouts.map(({ setupMinutes }) => setupMinutes)}::int[], ${layouts.map(({ clearupMinutes }) => clearupMinutes)}::int[]
    ) with ordinality`);
  return true;
}

const columnsOf = ({ kind, capacity, setupMinutes, clearupMinutes }: Layout) => [kind, capacity, setupMinutes, clearupMinutes];
