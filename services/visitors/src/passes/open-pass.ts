import { Injectable } from '@nestjs/common';
import { openPass, type ReplyOf } from '#contracts';
import { DomainError, Links } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { findVisit } from '../visits/find-visit.js';
import { toPass } from '../visits/visit-row.js';
import { linkPurpose } from './link-purpose.js';
import { Passes } from './passes.js';

@Injectable()
@Answers(openPass)
export class OpenPass {
  constructor(
    private readonly links: Links,
    private readonly passes: Passes,
  ) {}

  async execute({ input, db }: QueryCall<typeof openPass>): Promise<ReplyOf<typeof openPass>> {
    const visitId = this.links.idIn(linkPurpose, input.token);
    const visit = visitId === null ? undefined : await findVisit(db, visitId);
    if (!visit) throw new DomainError('link.invalid');
    return toPass(visit, await this.passes.passFor(visit));
  }
}
