import { isDeepStrictEqual } from 'node:util';
import type { defineSite, InputOf } from '#contracts';
import { newId, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { mustKeepWhatIsPromised } from './promised.js';

type Wanted = NonNullable<InputOf<typeof defineSite>['pools']>[number];

interface Stored {
  id: string;
  slug: string;
  name: Wanted['name'];
  equipment: Wanted['equipment'] | null;
  amount: number;
  inUse: boolean;
}

/** Brings the pools of a site, where any are said, to what is said. One that is left out stays for the sake of bookings that are over. */
export async function storePools(tx: Transaction, siteId: string, pools: readonly Wanted[] | undefined, now: Instant): Promise<void> {
  if (!pools) return;
  const stored = await tx.query<Stored>(sql`
    select id, slug, name, equipment, amount, in_use as "inUse" from pools where site_id = ${siteId} order by id for no key update`);
  for (const { id, slug, inUse } of stored)
    if (inUse && !pools.some((pool) => pool.slug === slug)) await leaveOut(tx, id, now);
  for (const pool of pools) {
    const before = stored.find(({ slug }) => slug === pool.slug);
    if (!before) await insert(tx, siteId, pool);
    else if (!isDeepStrictEqual(columnsOf(before), columnsOf({ ...pool, inUse: true }))) await update(tx, before, pool, now);
  }
}

const columnsOf = ({ name, equipment = null, amount, inUse }: Omit<Stored, 'id' | 'slug' | 'equipment'> & { equipment?: Stored['equipment'] | undefined }) =>
  ({ name, equipment, amount, inUse });

async function leaveOut(tx: Transaction, id: string, now: Instant): Promise<void> {
  await mustKeepWhatIsPromised(tx, id, 0, now);
  await tx.execute(sql`update pools set in_use = false, version = version + 1 where id = ${id}`);
}

const insert = (tx: Transaction, siteId: string, { slug, name, equipment, amount }: Wanted) =>
  tx.execute(sql`
    insert into pools (id, site_id, slug, name, equipment, amount)
    values (${newId()}, ${siteId}, ${slug}, ${JSON.stringify(name)}, ${equipment ?? null}, ${amount})`);

async function update(tx: Transaction, { id }: Stored, { name, equipment, amount }: Wanted, now: Instant): Promise<void> {
  await mustKeepWhatIsPromised(tx, id, amount, now);
  await tx.execute(sql`
    update pools set name = ${JSON.stringify(name)}, equipment = ${equipment ?? null}, amount = ${amount}, in_use = true,
      version = version + 1
    where id = ${id}`);
}
