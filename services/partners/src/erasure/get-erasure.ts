import { getErasure, reachOf, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { findErasure } from './erasure-rows.js';

@Answers(getErasure)
export class GetErasure {
  async execute({ input: { personId }, actor, db }: QueryCall<typeof getErasure>): Promise<ReplyOf<typeof getErasure>> {
    const isWithinReach = reachOf(getErasure, actor) === 'all' || actor.id === personId;
    const erasure = isWithinReach ? await findErasure(db, personId) : undefined;
    if (!erasure) throw new DomainError('person.not-found');
    return erasure;
  }
}
