import { showSiteFreeBusy, toPage, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { idAfter } from '../page-position.js';
import { findFreeBusy } from './find-free-busy.js';
import { daysOf, spacesOf } from './free-busy-view.js';

@Answers(showSiteFreeBusy)
export class ShowSiteFreeBusy {
  async execute({ input, now, db }: QueryCall<typeof showSiteFreeBusy>): Promise<ReplyOf<typeof showSiteFreeBusy>> {
    const { siteId, limit } = input;
    const found = await findFreeBusy(db, { siteId, after: idAfter(input.after), limit: limit + 1 }, input, now);
    const [first] = found;
    if (!first) throw new DomainError('site.not-found');
    return { ...daysOf(first), ...toPage(spacesOf(found), limit, ({ spaceId }) => spaceId) };
  }
}
