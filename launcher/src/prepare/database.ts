import { migrate, provision } from '#persistence';

/** Makes schemas, logins and tables. @returns number of migrations that ran */
export async function prepareDatabase(adminUrl: string, services: readonly string[], passwords: Record<string, string>): Promise<number> {
  await provision(adminUrl, { services, passwords });
  const ran: string[] = [];
  for (const service of services) ran.push(...(await migrate(adminUrl, service)));
  return ran.length;
}
