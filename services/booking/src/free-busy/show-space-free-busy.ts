import { showSpaceFreeBusy, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { findFreeBusy } from './find-free-busy.js';
import { daysOf, spaceOf } from './free-busy-view.js';

@Answers(showSpaceFreeBusy)
export class ShowSpaceFreeBusy {
  async execute({ input, now, db }: QueryCall<typeof showSpaceFreeBusy>): Promise<ReplyOf<typeof showSpaceFreeBusy>> {
    const [space] = await findFreeBusy(db, { spaceId: input.spaceId, limit: 1 }, input, now);
    if (!space) throw new DomainError('space.not-found');
    return { ...daysOf(space), ...spaceOf(space) };
  }
}
