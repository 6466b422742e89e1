import { z } from 'zod';
import { feedView, language, listFeeds, openFeed, readFeed, revokeFeed } from '#contracts';
import { OpenCalendarFeed, ReadCalendarFeed } from '../calendars/feed-handlers.js';
import { route } from './route.js';

const feeds = { tag: 'Calendar feeds' };

export const feedsRoutes = [
  route('GET', '/calendar-feeds', listFeeds, feeds),
  route('POST', '/calendar-feeds', openFeed, {
    ...feeds,
    status: 201,
    input: openFeed.input.omit({ digest: true }),
    example: {},
    reply: z.strictObject({ ...feedView.shape, address: z.string().nullable().describe('Told this once; null where the same was asked before') }),
    answeredBy: OpenCalendarFeed,
  }),
  route('DELETE', '/calendar-feeds/{feedId}', revokeFeed, feeds),
  route('GET', '/calendars/{token}.ics', readFeed, {
    ...feeds,
    input: z.strictObject({ token: readFeed.input.shape.token, language: language().optional().describe('That of Accept-Language when left out') }),
    reply: undefined,
    replyType: 'text/calendar',
    answeredBy: ReadCalendarFeed,
  }),
];
