import { showSpaceFreeBusy, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { findFreeBusy } from './find-free-busy.js';
import { daysOf, spacesOf } from './free-busy-view.js';

@Answers(showSpaceFreeBusy)
export class ShowSpaceFreeBusy {
  async execute({ input, now, db }: QueryCall<typeof showSpaceFreeBusy>): Promise<ReplyOf<typeof showSpaceFreeBusy>> {
    const found = await findFreeBusy(db, { spaceId: input.spaceId }, input, now);
    const [space] = spacesOf(found);
    if (!space) throw new DomainError('space.not-found');
    return { ...daysOf(found[0]!), ...space };
  }
}
