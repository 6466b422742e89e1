import { revealVisitor, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { findVisit, found } from './find-visit.js';

@Answers(revealVisitor)
export class RevealVisitor {
  async execute({ input, db }: QueryCall<typeof revealVisitor>): Promise<ReplyOf<typeof revealVisitor>> {
    const { shownName, visitorOrganisation } = found(await findVisit(db, input.visitId));
    return { visitorName: shownName, visitorOrganisation };
  }
}
