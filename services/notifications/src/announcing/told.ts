import { sql, type Transaction } from '#persistence';
import { nothingTold, type Told } from '../domain/announcement.js';
import type { Earlier } from '../domain/told.js';
import type { Announced } from './family.js';

type ToldRow = Told & { as: Earlier | null };

/** What has been told of something. The row is made first, so that two facts about one thing wait for each other. */
export async function toldOf(tx: Transaction, family: string, about: string): Promise<ToldRow> {
  await tx.execute(sql`
    insert into told (family, about, version, invited) values (${family}, ${about}, ${nothingTold.version}, ${nothingTold.invited}) on conflict do nothing`);
  return tx.one<ToldRow>(sql`select version, invited, told_as as "as" from told where family = ${family} and about = ${about} for update`);
}

export async function keepTold(tx: Transaction, family: string, { about, as }: Announced<object>, told: Told): Promise<void> {
  await tx.execute(sql`
    update told set version = ${told.version}, invited = ${told.invited}, told_as = ${JSON.stringify(as)}::jsonb
    where family = ${family} and about = ${about}`);
}
