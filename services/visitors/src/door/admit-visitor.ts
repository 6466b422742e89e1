import { admitVisitor, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { holdOffErasure } from '../erasure/person-lock.js';
import { found, lockVisit } from '../visits/find-visit.js';
import { passThrough } from '../visits/pass-through.js';
import { toView } from '../visits/visit-row.js';

@Answers(admitVisitor)
export class AdmitVisitor {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof admitVisitor>): Promise<ReplyOf<typeof admitVisitor>> {
    await holdOffErasure(tx, actor.id);
    const visit = found(await lockVisit(tx, input.visitId));
    const passage = { direction: 'in', at: now, how: 'reception', siteId: visit.siteId, isLate: false } as const;
    const taken = await passThrough({ tx, publish }, visit, { ...passage, by: actor.id, nonce: null });
    return toView(taken.visit);
  }
}
