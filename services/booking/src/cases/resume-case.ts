import { resumeCase, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { findHandling, lockCase, toHandling } from './case-handling.js';
import { startClock } from './clock.js';

@Answers(resumeCase)
export class ResumeCase {
  async execute({ input, now, tx }: CommandCall<typeof resumeCase>): Promise<ReplyOf<typeof resumeCase>> {
    await lockCase(tx, input);
    await startClock(tx, input.caseId, now);
    return toHandling(await findHandling(tx, input.caseId, now));
  }
}
