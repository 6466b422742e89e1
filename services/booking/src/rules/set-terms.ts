import { isDeepStrictEqual } from 'node:util';
import { setTerms, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { unlessErased } from '../erasure/unless-erased.js';
import { findTerms } from './find-terms.js';

@Answers(setTerms)
export class SetTerms {
  async execute({ input, actor, tx, now }: CommandCall<typeof setTerms>): Promise<ReplyOf<typeof setTerms>> {
    const { siteId, text } = input;
    const by = await unlessErased(tx, actor.id);
    const site = await tx.maybeOne(sql`select from sites where id = ${siteId} for no key update`);
    if (!site) throw new DomainError('site.not-found');
    const before = await findTerms(tx, siteId);
    if (before && isDeepStrictEqual(before.text, text)) return before;
    const version = (before?.version ?? 0) + 1;
    await tx.execute(sql`
      insert into terms (site_id, version, text, at, by) values (${siteId}, ${version}, ${JSON.stringify(text)}, ${now}, ${by})`);
    await tx.execute(sql`update sites set terms_version = ${version} where id = ${siteId}`);
    return { siteId, version, text, at: now.toString() };
  }
}
