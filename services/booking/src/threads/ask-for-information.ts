import { askForInformation, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { stopClock } from '../cases/clock.js';
import { handlingOf } from './handling-of.js';
import { lockSeenCase } from './seen-case.js';
import { storeMessage } from './store-message.js';

@Answers(askForInformation)
export class AskForInformation {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof askForInformation>): Promise<ReplyOf<typeof askForInformation>> {
    const { caseId, text, attachmentIds } = input;
    const seen = await lockSeenCase(tx, caseId, actor);
    if (seen.state !== 'requested') throw new DomainError('case.already-decided');
    // Nobody would ever answer.
    if (seen.applicantId === null) throw new DomainError('person.erased');
    const words = { text, attachmentIds, writtenAs: 'staff', isInternal: false, wantsAnswer: true } as const;
    const message = await storeMessage({ tx, publish, actor, now }, seen, words);
    // Where she is waited for already, the clock stands still since then.
    await stopClock(tx, caseId, now);
    return { message, handling: await handlingOf(tx, caseId) };
  }
}
