import { Injectable } from '@nestjs/common';
import { showSiteFreeBusy, showSpaceFreeBusy, type InputOf, type Language, type ReplyOf } from '#contracts';
import { anonymous } from '#kernel';
import { Services } from '../actor/services.js';
import { spoken } from '../programme/programme-handlers.js';
import { everyPage } from '../rest/every-page.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { freeBusyOf } from './free-busy-calendar.js';

const options = { timeoutMs: 4_000 };
const mostPages = 50;

type OfSpace = Call<InputOf<typeof showSpaceFreeBusy> & { language?: Language }>;
type OfSite = Call<Omit<InputOf<typeof showSiteFreeBusy>, 'after' | 'limit'> & { language?: Language }>;

@Injectable()
export class SpaceFreeBusyCalendar implements Handler {
  constructor(private readonly services: Services) {}

  async handle(call: OfSpace): Promise<string> {
    const { language: _, ...asked } = call.input;
    const { start, end, ...space } = await this.services.call(showSpaceFreeBusy, asked, anonymous, options);
    return freeBusyOf({ start, end }, [space], spoken(call));
  }
}

@Injectable()
export class SiteFreeBusyCalendar implements Handler {
  constructor(private readonly services: Services) {}

  async handle(call: OfSite): Promise<string> {
    const { language: _, ...asked } = call.input;
    const pages: ReplyOf<typeof showSiteFreeBusy>[] = [];
    await everyPage(async (from) => {
      pages.push(await this.services.call(showSiteFreeBusy, { ...asked, ...from }, anonymous, options));
      return pages.at(-1)!;
    }, mostPages);
    const spaces = pages.flatMap(({ items }) => items);
    return freeBusyOf(pages[0]!, spaces, spoken(call));
  }
}
