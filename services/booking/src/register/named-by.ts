import type { InputOf, searchRegister } from '#contracts';
import { empty, sql, type Queryable } from '#persistence';
import type { Named } from './register-branches.js';

/** What the words of a search name, and what it is confined to. A sole trader's name is a person's: nothing is found by it. */
export async function namedBy(db: Queryable, { q, siteId, spaceId }: InputOf<typeof searchRegister>): Promise<Named> {
  const isConfined = siteId !== undefined || spaceId !== undefined;
  const within = sql`true
    ${siteId === undefined ? empty : sql`and site_id = ${siteId}`}
    ${spaceId === undefined ? empty : sql`and id = ${spaceId}`}`;
  const says = (text: 'name' | 'text') => sql`strpos(lower(${text === 'name' ? sql`name` : sql`text`} ->> 'sv'), lower(${q ?? null})) > 0
    or strpos(lower(${text === 'name' ? sql`name` : sql`text`} ->> 'en'), lower(${q ?? null})) > 0`;
  const [named] = await db.query<Omit<Named, 'within'> & { within: string[] }>(sql`
    select
      array(select id from spaces where ${isConfined} and ${within}) as within,
      array(select id from organisations where kind = 'legal-entity' and strpos(lower(name), lower(${q ?? null})) > 0) as organisations,
      array(select id from spaces where ${within} and (${says('name')})) as spaces,
      array(select id from reasons where ${says('text')}) as reasons`);
  return { ...named!, within: isConfined ? named!.within : undefined };
}
