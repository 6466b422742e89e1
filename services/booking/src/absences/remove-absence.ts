import { removeAbsence, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { toAbsenceView } from './absence-row.js';
import { takeBack } from './take-back.js';

@Answers(removeAbsence)
export class RemoveAbsence {
  async execute({ input, actor, tx }: CommandCall<typeof removeAbsence>): Promise<ReplyOf<typeof removeAbsence>> {
    return toAbsenceView(await takeBack(tx, input.absenceId, actor));
  }
}
