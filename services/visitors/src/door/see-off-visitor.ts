import { seeOffVisitor, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { holdOffErasure } from '../erasure/person-lock.js';
import { found, lockVisit } from '../visits/find-visit.js';
import { passThrough } from '../visits/pass-through.js';
import { toView } from '../visits/visit-row.js';

@Answers(seeOffVisitor)
export class SeeOffVisitor {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof seeOffVisitor>): Promise<ReplyOf<typeof seeOffVisitor>> {
    await holdOffErasure(tx, actor.id);
    const visit = found(await lockVisit(tx, input.visitId));
    if (visit.state !== 'inside') throw new DomainError('visit.not-inside');
    const passage = { direction: 'out', at: now, how: 'reception', siteId: visit.siteId, isLate: false } as const;
    const taken = await passThrough({ tx, publish }, visit, { ...passage, by: actor.id, nonce: null });
    return toView(taken.visit);
  }
}
