import { setRules, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { consistent, sameRules } from '../domain/space-rules.js';
import { unlessErased } from '../erasure/unless-erased.js';
import { lockSpace } from '../sites/lock-space.js';
import { findRules } from './find-rules.js';
import { mustMakeSense, refusedByRules } from './refused-by-rules.js';
import { storeRules } from './store-rules.js';

@Answers(setRules)
export class SetRules {
  async execute({ input, actor, tx, now }: CommandCall<typeof setRules>): Promise<ReplyOf<typeof setRules>> {
    const { spaceId } = input;
    const rules = consistent(input.rules);
    mustMakeSense(rules);
    const by = await unlessErased(tx, actor.id);
    const { siteId, inUse, rulesVersion } = await lockSpace(tx, spaceId);
    if (!inUse) throw new DomainError('space.not-found');
    if (input.version !== rulesVersion) throw new DomainError('version.changed', { current: rulesVersion });
    const isSame = sameRules(await findRules(tx, spaceId), rules);
    const hit = await refusedByRules(tx, now, { siteId, spaceId, rules });
    return { rules, rulesVersion: isSame ? rulesVersion : await storeRules(tx, spaceId, { ...rules, by, now }), ...hit };
  }
}
