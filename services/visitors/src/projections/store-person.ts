import type { PersonView } from '#contracts';
import { sql, type Transaction } from '#persistence';

/** Keeps the newest that is known of a person's name, whatever order facts come in. Of one who was erased nothing is kept. */
export const storePerson = (tx: Transaction, { id, name, version }: PersonView): Promise<number> =>
  tx.execute(sql`
    insert into people as known (id, name, version)
    select ${id}, ${name}, ${version} where unless_forgotten(${id}) is not null
    on conflict (id) do update set name = excluded.name, version = excluded.version
    where known.version < excluded.version`);
