import { Temporal } from 'temporal-polyfill';
import type { CaseHandling } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { sql, type Queryable, type Sql, type Transaction } from '#persistence';

export interface HandlingRow extends Pick<CaseHandling, 'caseId' | 'caseNumber' | 'waitsFor' | 'assignedTo' | 'standIn' | 'version'> {
  siteId: string;
  assignedAt: Instant | null;
}

/** Whether `absence`, an alias of absences, is now. */
export const isNow = (absence: Sql, now: Instant): Sql => sql`${absence}.starts_at <= ${now} and ${absence}.ends_at > ${now}`;

/** Selects who stands in for whoever handles `item`, a case or what has its columns, as jsonb. */
export const standInColumn = (now: Instant): Sql => sql`(
  select jsonb_build_object('staffId', away.stand_in_id, 'until', away.ends_at, 'isAwayToo', exists (
    select from absences as other where other.staff_id = away.stand_in_id and ${isNow(sql`other`, now)}
  ))
  from absences as away where away.staff_id = item.assigned_to and ${isNow(sql`away`, now)}
)`;

/** Selects a HandlingRow from `item`, an alias of cases. */
export const handlingColumns = (now: Instant): Sql => sql`
  item.id as "caseId", item.number as "caseNumber", item.site_id as "siteId", item.waits_for as "waitsFor",
  item.assigned_to as "assignedTo", item.assigned_at as "assignedAt", item.version, ${standInColumn(now)} as "standIn"`;

/** @throws DomainError `case.not-found` */
export async function findHandling(db: Queryable, caseId: string, now: Instant): Promise<HandlingRow> {
  const row = await db.maybeOne<HandlingRow>(sql`select ${handlingColumns(now)} from cases as item where item.id = ${caseId}`);
  if (!row) throw new DomainError('case.not-found');
  return row;
}

/** Nobody else changes how the case is handled until the transaction ends. @throws DomainError where it is not, or no longer, so */
export async function lockCase(tx: Transaction, { caseId, version }: { caseId: string; version?: number | undefined }): Promise<void> {
  const locked = await tx.maybeOne<{ version: number }>(sql`select version from cases where id = ${caseId} for no key update`);
  if (!locked) throw new DomainError('case.not-found');
  if (version !== undefined && version !== locked.version) throw new DomainError('version.changed', { current: locked.version });
}

export function toHandling(row: HandlingRow): CaseHandling {
  const { siteId: _, ...shown } = row;
  return { ...shown, assignedAt: row.assignedAt?.toString() ?? null, standIn: toStandIn(row.standIn) };
}

// As Postgres writes it within jsonb it has an offset.
export const toStandIn = (standIn: CaseHandling['standIn']): CaseHandling['standIn'] =>
  standIn && { ...standIn, until: Temporal.Instant.from(standIn.until).toString() };
