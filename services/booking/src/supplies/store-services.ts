import type { defineSite, InputOf } from '#contracts';
import { newId } from '#kernel';
import { sql, type Transaction } from '#persistence';

type Wanted = NonNullable<InputOf<typeof defineSite>['services']>[number];

/** Brings the services of a site, where any are said, to what is said. One that is left out stays for the sake of its bookings. */
export async function storeServices(tx: Transaction, siteId: string, services: readonly Wanted[] | undefined): Promise<void> {
  if (!services) return;
  await tx.execute(sql`
    update site_services set in_use = false, version = version + 1
    where site_id = ${siteId} and in_use and slug <> all (${services.map(({ slug }) => slug)}::text[])`);
  for (const service of services) await storeService(tx, siteId, service);
}

async function storeService(tx: Transaction, siteId: string, service: Wanted): Promise<void> {
  const { slug, leadMinutes, opensEarlierMinutes, responsibleId = null } = service;
  const [name, description] = [JSON.stringify(service.name), JSON.stringify(service.description)];
  await tx.execute(sql`
    insert into site_services as service (id, site_id, slug, name, description, lead_minutes, opens_earlier_minutes, responsible_id)
    values (${newId()}, ${siteId}, ${slug}, ${name}, ${description}, ${leadMinutes}, ${opensEarlierMinutes}, ${responsibleId})
    on conflict (site_id, slug) do update set
      name = excluded.name, description = excluded.description, lead_minutes = excluded.lead_minutes,
      opens_earlier_minutes = excluded.opens_earlier_minutes, responsible_id = excluded.responsible_id, in_use = true,
      version = service.version + 1
    where (service.name, service.description, service.lead_minutes, service.opens_earlier_minutes, service.responsible_id, service.in_use)
      is distinct from (excluded.name, excluded.description, excluded.lead_minutes, excluded.opens_earlier_minutes,
        excluded.responsible_id, true)`);
}
