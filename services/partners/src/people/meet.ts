import type { PersonView } from '#contracts';
import type { Effects } from '../effects.js';
import { sql } from '#persistence';
import { findOrAdd, type Newcomer } from './find-or-add.js';
import { personColumns, tellPerson } from './person-rows.js';

type Met = Omit<Newcomer, 'provedAt' | 'name'> & { name: string };

/**
 * Whose an address is that somebody else has written. An unknown one becomes a new person. Of a known one nothing is changed by
 * what others say, but that a telephone which only others have named is forgotten when they name two: one of them is a stranger's,
 * who would read what is meant for her.
 */
export async function meet({ tx, publish, now }: Effects, met: Met, field?: string): Promise<PersonView> {
  const { person, isNew, isProved } = await findOrAdd(tx, { ...met, provedAt: null }, now, field);
  if (isNew) tellPerson(publish, person);
  if (isNew || isProved || !met.phone || person.phone === null || person.phone === met.phone) return person;
  const changed = await tx.one<PersonView>(sql`
    update people set phone = null, version = version + 1 where id = ${person.id} returning ${personColumns}`);
  tellPerson(publish, changed);
  return changed;
}
