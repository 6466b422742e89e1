import { listAbsences, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { absenceColumns, toAbsenceView, type AbsenceRow } from './absence-row.js';

const most = 500;

@Answers(listAbsences)
export class ListAbsences {
  async execute({ input, now, db }: QueryCall<typeof listAbsences>): Promise<ReplyOf<typeof listAbsences>> {
    const rows = await db.query<AbsenceRow>(sql`
      select ${absenceColumns} from absences as absence
      where absence.ends_at > ${now} ${input.staffId === undefined ? empty : sql`and absence.staff_id = ${input.staffId}`}
      order by absence.starts_at, absence.id limit ${most}`);
    return { items: rows.map(toAbsenceView) };
  }
}
