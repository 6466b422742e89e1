import { saveDraft, type DraftView, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { largestDraft, mostDrafts } from '../domain/drafts.js';
import { mustBeRemembered } from '../erasure/person-lock.js';
import { draftColumns, toDraftView, type DraftRow } from './draft-row.js';

@Answers(saveDraft)
export class SaveDraft {
  async execute(call: CommandCall<typeof saveDraft>): Promise<ReplyOf<typeof saveDraft>> {
    const { input, actor, tx } = call;
    const content = JSON.stringify(input.content);
    const bytes = Buffer.byteLength(content);
    if (bytes > largestDraft) throw new DomainError('draft.too-large', { bytes, most: largestDraft });
    await mustBeRemembered(tx, actor.id);
    // Of the same person one at a time, so that she never keeps more than she may.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`drafts ${actor.id}`}, 0))`);
    return toDraftView(await (input.version === undefined ? insert(call, content) : replace(call, content, input.version)));
  }
}

async function insert({ input, actor, now, tx }: CommandCall<typeof saveDraft>, content: string): Promise<DraftRow> {
  const kept = await tx.query<Pick<DraftView, 'id' | 'version'>>(sql`select id, version from drafts where person_id = ${actor.id}`);
  const same = kept.find(({ id }) => id === input.draftId);
  if (same) throw new DomainError('version.changed', { current: same.version });
  if (kept.length >= mostDrafts) throw new DomainError('draft.too-many', { drafts: mostDrafts });
  return tx.one<DraftRow>(sql`
    insert into drafts (person_id, id, content, changed_at) values (${actor.id}, ${input.draftId}, ${content}::jsonb, ${now})
    returning ${draftColumns}`);
}

async function replace({ input, actor, now, tx }: CommandCall<typeof saveDraft>, content: string, version: number): Promise<DraftRow> {
  const mine = sql`person_id = ${actor.id} and id = ${input.draftId}`;
  const replaced = await tx.maybeOne<DraftRow>(sql`
    update drafts set content = ${content}::jsonb, changed_at = ${now}, version = version + 1 where ${mine} and version = ${version}
    returning ${draftColumns}`);
  if (replaced) return replaced;
  const draft = await tx.maybeOne<Pick<DraftView, 'version'>>(sql`select version from drafts where ${mine}`);
  throw draft ? new DomainError('version.changed', { current: draft.version }) : new DomainError('draft.not-found');
}
