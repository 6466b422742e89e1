import type { DataOf, organisationRecorded } from '#contracts';
import { sql, type Transaction } from '#persistence';

/** Keeps the newest name, whatever order facts come in. */
export const storeOrganisation = (tx: Transaction, { id, name, version }: DataOf<typeof organisationRecorded>): Promise<number> =>
  tx.execute(sql`
    insert into organisations as known (id, name, version) values (${id}, ${name}, ${version})
    on conflict (id) do update set name = excluded.name, version = excluded.version where known.version < excluded.version`);
