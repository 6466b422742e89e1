import { listSites, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { findSites } from './site-views.js';

@Answers(listSites)
export class ListSites {
  async execute({ db }: QueryCall<typeof listSites>): Promise<ReplyOf<typeof listSites>> {
    return { sites: await findSites(db) };
  }
}
