import type { AbsenceView } from '#contracts';
import type { Instant } from '#kernel';
import { sql } from '#persistence';

export interface AbsenceRow extends Pick<AbsenceView, 'id' | 'staffId' | 'standInId' | 'standInIsAway'> {
  from: Instant;
  until: Instant;
}

/** Selects an AbsenceRow from `absence`, an alias of absences. */
export const absenceColumns = sql`
  absence.id, absence.staff_id as "staffId", absence.starts_at as "from", absence.ends_at as "until", absence.stand_in_id as "standInId",
  exists (
    select from absences as other
    where other.staff_id = absence.stand_in_id and other.starts_at < absence.ends_at and other.ends_at > absence.starts_at
  ) as "standInIsAway"`;

export const toAbsenceView = (row: AbsenceRow): AbsenceView => ({ ...row, from: row.from.toString(), until: row.until.toString() });
