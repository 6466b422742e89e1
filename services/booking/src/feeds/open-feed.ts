import { openFeed, type InputOf, type ReplyOf } from '#contracts';
import { DomainError, isStaff, newId, type Actor } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { holdOffErasure } from '../erasure/person-lock.js';
import { mayActFor } from '../projections/standing.js';
import { feedColumns, toFeedView, type FeedRow } from './feed-row.js';

const mostFeeds = 20;

@Answers(openFeed)
export class OpenFeed {
  async execute({ input, actor, now, tx }: CommandCall<typeof openFeed>): Promise<ReplyOf<typeof openFeed>> {
    const { organisationId = null, spaceId = null, digest } = input;
    await mustBeHers(tx, input, actor);
    await holdOffErasure(tx, actor.id);
    const { open } = await tx.one<{ open: number }>(sql`
      select count(*) as open from calendar_feeds where person_id = ${actor.id}`);
    if (open >= mostFeeds) throw new DomainError('feed.too-many', { most: mostFeeds });
    const feed = await tx.maybeOne<FeedRow>(sql`
      insert into calendar_feeds (id, digest, person_id, organisation_id, space_id, as_staff, created_at)
      select ${newId()}, decode(${digest}, 'hex'), ${actor.id}, ${organisationId}, ${spaceId}, ${isStaff(actor)}, ${now}
      where not exists (select from forgotten_people where digest = sha256(${actor.id}::text::bytea))
      returning ${feedColumns}`);
    if (!feed) throw new DomainError('person.erased');
    return { ...toFeedView(feed), digest };
  }
}

/** One feed tells one thing, and nobody more than she may know. */
async function mustBeHers(tx: Transaction, { organisationId, spaceId }: InputOf<typeof openFeed>, actor: Actor): Promise<void> {
  if (organisationId && spaceId) {
    const message = 'not together with an organisation';
    throw new DomainError('input.invalid', {}, [{ field: 'spaceId', code: 'invalid', message }]);
  }
  if (organisationId && !isStaff(actor) && !(await mayActFor(tx, actor.id, organisationId)))
    throw new DomainError('booking.not-for-organisation', { organisationId });
  if (!spaceId) return;
  if (!isStaff(actor)) throw new DomainError('actor.not-permitted', { roles: ['staff', 'admin'] });
  const space = await tx.maybeOne(sql`select from spaces where id = ${spaceId} and in_use`);
  if (!space) throw new DomainError('space.not-found');
}
