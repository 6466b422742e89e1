import { sql, type Queryable } from '#persistence';
import { grantColumns, type GrantRow } from './grant-row.js';

/** What agreements give these organisations, or all where none is named; also what has not begun or is over. */
export const findGrants = (db: Queryable, organisationIds: readonly string[] | null): Promise<GrantRow[]> =>
  db.query<GrantRow>(sql`
    select ${grantColumns} from grants
    where is_active and (${organisationIds}::uuid[] is null or organisation_id = any (${organisationIds}::uuid[]))
    order by organisation_id, ends_at, id`);
