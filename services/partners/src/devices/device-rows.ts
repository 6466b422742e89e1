import type { DeviceView } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { raw, sql, type Transaction } from '#persistence';

export interface DeviceRow extends Pick<DeviceView, 'id' | 'name' | 'kind' | 'siteId' | 'spaceId' | 'version'> {
  keyNumber: number;
  registeredAt: Instant;
  firstSeenAt: Instant | null;
  lastSeenAt: Instant | null;
  revokedAt: Instant | null;
}

/** The columns of a DeviceRow. */
export const deviceColumns = raw(`
  id, name, kind, site_id as "siteId", space_id as "spaceId", key_number as "keyNumber", registered_at as "registeredAt",
  first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", revoked_at as "revokedAt", version`);

export const toView = ({ id, name, kind, siteId, spaceId, registeredAt, firstSeenAt, lastSeenAt, revokedAt, version }: DeviceRow): DeviceView => ({
  id,
  name,
  kind,
  siteId,
  spaceId,
  registeredAt: registeredAt.toString(),
  firstSeenAt: firstSeenAt?.toString() ?? null,
  lastSeenAt: lastSeenAt?.toString() ?? null,
  revokedAt: revokedAt?.toString() ?? null,
  version,
});

/** @throws DomainError `device.not-found` */
export async function deviceToChange(tx: Transaction, deviceId: string): Promise<DeviceRow> {
  const device = await tx.maybeOne<DeviceRow>(sql`select ${deviceColumns} from devices where id = ${deviceId} for update`);
  if (!device) throw new DomainError('device.not-found');
  return device;
}
