import { postMessage, type ReplyOf } from '#contracts';
import { DomainError, isStaff } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { startClock } from '../cases/clock.js';
import { holdWhoHandles } from '../cases/who-handles.js';
import { handlingOf } from './handling-of.js';
import { lockSeenCase } from './seen-case.js';
import { storeMessage } from './store-message.js';

@Answers(postMessage)
export class PostMessage {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof postMessage>): Promise<ReplyOf<typeof postMessage>> {
    const { caseId, text, attachmentIds, isInternal } = input;
    const handledBy = await holdWhoHandles(tx, caseId, now);
    const seen = await lockSeenCase(tx, caseId, actor);
    if (isInternal && !isStaff(actor)) throw new DomainError('actor.not-permitted', { roles: ['staff', 'admin'] });
    // Whoever asks for herself is the applicant, whatever else she is.
    const writtenAs = actor.id === seen.applicantId && !isInternal ? 'applicant' : 'staff';
    const toldTo = writtenAs === 'applicant' ? handledBy : null;
    const message = await storeMessage({ tx, publish, actor, now }, seen, { text, attachmentIds, isInternal, writtenAs, wantsAnswer: false, toldTo });
    if (writtenAs === 'applicant') await startClock(tx, caseId, now);
    return { message, handling: await handlingOf(tx, caseId) };
  }
}
