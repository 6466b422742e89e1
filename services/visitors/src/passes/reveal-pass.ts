import { Injectable } from '@nestjs/common';
import { revealPass, type ReplyOf } from '#contracts';
import { Links } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { findVisit, found } from '../visits/find-visit.js';
import { linkPurpose } from './link-purpose.js';
import { Passes } from './passes.js';

@Injectable()
@Answers(revealPass)
export class RevealPass {
  constructor(
    private readonly links: Links,
    private readonly passes: Passes,
  ) {}

  async execute({ input, db }: QueryCall<typeof revealPass>): Promise<ReplyOf<typeof revealPass>> {
    const visit = found(await findVisit(db, input.visitId));
    const pass = visit.state === 'cancelled' ? null : await this.passes.passFor(visit);
    return { token: this.links.tokenFor(linkPurpose, visit.id), pass };
  }
}
