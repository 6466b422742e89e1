import { Injectable } from '@nestjs/common';
import { getProgrammeEvent, listProgramme, type ProgrammeItem, type RawInputOf } from '#contracts';
import { anonymous } from '#kernel';
import { Services } from '../actor/services.js';
import { everyPage } from '../rest/every-page.js';

export type ProgrammeFilter = Omit<RawInputOf<typeof listProgramme>, 'after' | 'limit'>;

// A browser or a calendar that waits longer than this has given up.
const patienceMs = 4_000;
const mostPages = 10;

/** What is on, as anybody may read it. */
@Injectable()
export class Programme {
  constructor(private readonly services: Services) {}

  /** Everything that the filter lets through, at most a thousand events. */
  async all(filter: ProgrammeFilter): Promise<ProgrammeItem[]> {
    const found = await everyPage((from) => this.services.call(listProgramme, { ...filter, ...from }, anonymous, { timeoutMs: patienceMs }), mostPages);
    return found?.items ?? [];
  }

  one(slug: string): Promise<ProgrammeItem> {
    return this.services.call(getProgrammeEvent, { slug }, anonymous, { timeoutMs: patienceMs });
  }
}
