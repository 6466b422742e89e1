import { listSpaces, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { findSpaces } from './site-views.js';

@Answers(listSpaces)
export class ListSpaces {
  async execute({ input, db }: QueryCall<typeof listSpaces>): Promise<ReplyOf<typeof listSpaces>> {
    return { spaces: await findSpaces(db, input.siteId ?? null) };
  }
}
