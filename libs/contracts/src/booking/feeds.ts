import { z } from 'zod';
import { command, query } from '../define.js';
import { date, id, instant, line, page, pageOf } from '../fields.js';

const exampleFeed = '019a0000-0000-7000-8000-000000000016';
const names = z.strictObject({ sv: z.string(), en: z.string() });
const digest = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in hexadecimal');

/** An address under which a calendar program reads bookings without signing in. */
export const feedView = z
  .strictObject({
    id: id(),
    personId: id().describe('Who opened it'),
    organisationId: id().nullable().describe('The organisation whose bookings it tells, if any'),
    spaceId: id().nullable().describe('The space whose bookings it tells, if any'),
    createdAt: instant(),
    lastReadOn: date().nullable(),
  })
  .meta({ id: 'CalendarFeed' });
export type FeedView = z.output<typeof feedView>;

/** A booking as a calendar shows it. */
export const feedEntry = z.strictObject({
  id: id(),
  version: z.int(),
  status: z.enum(['tentative', 'confirmed', 'cancelled']),
  title: z.string(),
  spaceName: names,
  siteName: names,
  address: z.string(),
  timeZone: z.string(),
  start: instant(),
  end: instant(),
  changedAt: instant(),
});
export type FeedEntry = z.output<typeof feedEntry>;

/** What may be in the address of a feed: 256 bits, as the gateway makes them. */
export const feedToken = () => z.string().regex(/^[\w-]{43}$/, '32 bytes in base64url');

export const openFeed = command({
  subject: 'booking.feeds.open',
  summary: 'Open a secret address under which a calendar program reads one’s own bookings, those of an organisation, or those of a space',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({
    organisationId: id().optional().describe('One that the caller is confirmed to act for; any for staff'),
    spaceId: id().optional().describe('For staff'),
    digest,
  }),
  // A repeated call is answered as the first was: by the digest its caller sees whether her own address is the one that was opened.
  reply: z.strictObject({ ...feedView.shape, digest: z.string() }),
  errors: ['booking.not-for-organisation', 'space.not-found', 'feed.too-many', 'person.erased', 'input.invalid'],
  secret: true,
  example: { digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
});

export const listFeeds = query({
  subject: 'booking.feeds.list',
  summary: 'List the calendar feeds that one has opened; everybody’s for an administrator',
  serves: { booker: 'own', staff: 'own', admin: 'all' },
  input: z.strictObject({ ...page }),
  reply: pageOf(feedView),
  errors: ['input.invalid'],
  example: {},
});

export const revokeFeed = command({
  subject: 'booking.feeds.revoke',
  summary: 'Revoke a calendar feed; its address leads nowhere from now on',
  serves: { booker: 'own', staff: 'own', admin: 'all' },
  input: z.strictObject({ feedId: id() }),
  reply: feedView,
  errors: ['feed.not-found'],
  example: { feedId: exampleFeed },
});

export const readFeed = query({
  subject: 'booking.feeds.read',
  summary: 'Read the bookings of a calendar feed, from sixty days ago until four hundred ahead',
  serves: { visitor: 'all' },
  input: z.strictObject({ token: feedToken(), ...page }),
  reply: z.strictObject({
    organisation: line(200).nullable().describe('The name of the organisation whose feed it is'),
    space: names.nullable().describe('The name of the space whose feed it is'),
    ...pageOf(feedEntry).shape,
  }),
  errors: ['link.invalid', 'input.invalid'],
  secret: true,
  example: { token: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg' },
});

