import { Injectable } from '@nestjs/common';
import { getProgrammeEvent, listProgramme, type ProgrammeItem, type RawInputOf } from '#contracts';
import { anonymous } from '#kernel';
import { Services } from '../actor/services.js';

export type ProgrammeFilter = Omit<RawInputOf<typeof listProgramme>, 'after' | 'limit'>;

// A browser or a calendar that waits longer than this has given up.
const patienceMs = 4_000;
const atOnce = 100;
const mostPages = 10;

/** What is on, as anybody may read it. */
@Injectable()
export class Programme {
  constructor(private readonly services: Services) {}

  /** Everything that the filter lets through, at most a thousand events. */
  async all(filter: ProgrammeFilter): Promise<ProgrammeItem[]> {
    const events: ProgrammeItem[] = [];
    let after: string | null = null;
    for (let page = 0; page < mostPages; page++) {
      const { items, next }: { items: ProgrammeItem[]; next: string | null } = await this.page({ ...filter, ...(after && { after }), limit: atOnce });
      events.push(...items);
      if (!next) break;
      after = next;
    }
    return events;
  }

  one(slug: string): Promise<ProgrammeItem> {
    return this.services.call(getProgrammeEvent, { slug }, anonymous, { timeoutMs: patienceMs });
  }

  private page(input: RawInputOf<typeof listProgramme>) {
    return this.services.call(listProgramme, input, anonymous, { timeoutMs: patienceMs });
  }
}
