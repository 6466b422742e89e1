import type { DataOf, organisationRecorded } from '#contracts';
import { sql, type Transaction } from '#persistence';

/** Keeps the newest that is known of an organisation, whatever order facts come in. */
export const storeOrganisation = (tx: Transaction, { id, name, kind, version }: DataOf<typeof organisationRecorded>): Promise<number> =>
  tx.execute(sql`
    insert into organisations as known (id, name, kind, version) values (${id}, ${name}, ${kind}, ${version})
    on conflict (id) do update set name = excluded.name, kind = excluded.kind, version = excluded.version
    where known.version < excluded.version`);
