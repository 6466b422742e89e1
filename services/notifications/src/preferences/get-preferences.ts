import { getPreferences, reachOf, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { wishesOf } from './wishes.js';

@Answers(getPreferences)
export class GetPreferences {
  async execute({ input: { personId }, actor, db }: QueryCall<typeof getPreferences>): Promise<ReplyOf<typeof getPreferences>> {
    if (reachOf(getPreferences, actor) === 'own' && actor.id !== personId) throw new DomainError('person.not-found');
    const wishes = await wishesOf(db, personId);
    if (!wishes) throw new DomainError('person.not-found');
    return { personId, ...wishes };
  }
}
