import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { openFeed, readFeed, type FeedView, type InputOf, type Language, type ReplyOf } from '#contracts';
import { anonymous } from '#kernel';
import { Services } from '../actor/services.js';
import { spoken } from '../programme/programme-handlers.js';
import { everyPage } from '../rest/every-page.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { tagOf } from '../rest/respond.js';
import { prefix } from '../rest/prefix.js';
import { PublicAddress } from '../server/public-address.js';
import { calendarOfFeed } from './feed-calendar.js';

const patienceMs = 4_000;
const mostPages = 50;
const bytes = 32;

/** Makes an address that nobody can guess, and tells it once: not even what answers for it knows more than its digest. */
@Injectable()
export class OpenCalendarFeed implements Handler {
  constructor(
    private readonly services: Services,
    private readonly address: PublicAddress,
  ) {}

  async handle({ input, caller, idempotencyKey }: Call<Omit<InputOf<typeof openFeed>, 'digest'>>): Promise<FeedView & { address: string | null }> {
    const token = randomBytes(bytes).toString('base64url');
    const own = createHash('sha256').update(token).digest('hex');
    const { digest, ...feed } = await this.services.call(openFeed, { ...input, digest: own }, caller.actor, { idempotencyKey });
    // Where this was asked before, it is the address from then that leads to the feed.
    return { ...feed, address: digest === own ? `${this.address.origin}${prefix}/calendars/${token}.ics` : null };
  }
}

/** Bookings for whoever has the address, with a tag by which a calendar program sees that nothing has changed. */
@Injectable()
export class ReadCalendarFeed implements Handler {
  constructor(private readonly services: Services) {}

  async handle(call: Call<{ token: string; language?: Language }>): Promise<string> {
    const { token } = call.input;
    let feed: ReplyOf<typeof readFeed> | undefined;
    const found = await everyPage(async (from) => (feed = await this.services.call(readFeed, { token, ...from }, anonymous, { timeoutMs: patienceMs })), mostPages);
    const { organisation = null, space = null } = feed ?? {};
    const calendar = calendarOfFeed({ organisation, space, entries: found?.items ?? [] }, spoken(call));
    void call.reply.header('ETag', tagOf(calendar));
    return calendar;
  }
}
