import { showTerms, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { findTerms } from './find-terms.js';

@Answers(showTerms)
export class ShowTerms {
  async execute({ input, db }: QueryCall<typeof showTerms>): Promise<ReplyOf<typeof showTerms>> {
    const terms = await findTerms(db, input.siteId, input.version ?? null);
    if (!terms) throw new DomainError('terms.not-found');
    return terms;
  }
}
