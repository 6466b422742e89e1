import { Temporal } from 'temporal-polyfill';
import { setAbsence, type ReplyOf } from '#contracts';
import { DomainError, hasRole, newId, type Actor } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { mustEndAfterItStarts } from '../domain/interval.js';
import { mustBeRemembered } from '../erasure/person-lock.js';
import { absenceColumns, toAbsenceView, type AbsenceRow } from './absence-row.js';
import { takeBack } from './take-back.js';

@Answers(setAbsence)
export class SetAbsence {
  async execute({ input, actor, tx }: CommandCall<typeof setAbsence>): Promise<ReplyOf<typeof setAbsence>> {
    const { absenceId, standInId } = input;
    const times = { start: Temporal.Instant.from(input.from), end: Temporal.Instant.from(input.until) };
    mustEndAfterItStarts(times, 'until');
    const before = absenceId === undefined ? undefined : await takeBack(tx, absenceId, actor);
    const staffId = input.staffId ?? before?.staffId ?? actor.id;
    mustBeHers(actor, staffId);
    if (standInId === staffId) throw new DomainError('absence.stands-in-for-herself');
    // In the order of their ids, as everybody does.
    for (const personId of [staffId, ...(standInId === null ? [] : [standInId])].toSorted()) await mustBeRemembered(tx, personId);
    const id = absenceId ?? newId();
    const isStored = await tx.execute(sql`
      insert into absences (id, staff_id, starts_at, ends_at, stand_in_id)
      values (${id}, ${staffId}, ${times.start}, ${times.end}, ${standInId}) on conflict do nothing`);
    if (!isStored) throw new DomainError('absence.overlaps');
    return stored(tx, id);
  }
}

function mustBeHers(actor: Actor, staffId: string): void {
  if (staffId !== actor.id && !hasRole(actor, 'admin')) throw new DomainError('actor.not-permitted', { roles: ['admin'] });
}

// Seen by a statement of its own: one that inserts does not see what it does.
const stored = async (tx: Transaction, id: string): Promise<ReplyOf<typeof setAbsence>> =>
  toAbsenceView(await tx.one<AbsenceRow>(sql`select ${absenceColumns} from absences as absence where absence.id = ${id}`));
