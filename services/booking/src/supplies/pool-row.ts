import { sql } from '#persistence';

/** Selects a PoolView from pools. */
export const poolColumns = sql`id, site_id as "siteId", slug, name, equipment, amount, version`;
