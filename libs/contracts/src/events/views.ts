import { z } from 'zod';
import { bilingual, id, instant, line, text, version } from '../fields.js';

export const exampleIds = {
  event: '019a0000-0000-7000-8000-000000000050',
  registration: '019a0000-0000-7000-8000-000000000051',
  person: '019a0000-0000-7000-8000-000000000001',
  booking: '019a0000-0000-7000-8000-000000000012',
  token: 'AZoAAAAAcACAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAA',
};

export const eventKind = z.enum(['market-dialogue', 'training', 'climate-dialogue', 'conference', 'exhibition', 'inauguration', 'workshop']);

/** The themes of the city's vision. */
export const theme = z.enum(['creative', 'pulsating', 'shared', 'global', 'balanced']);

export const eventState = z.enum(['draft', 'published', 'cancelled', 'over']);
export type EventState = z.output<typeof eventState>;

export const attendance = z.enum(['on-site', 'online', 'hybrid']);

/**
 * How far the event has come to a space: `none` it wants none, `wanted` booking has been asked, `requested` staff have not decided,
 * `approved` it has it, `refused` booking would not take the request, `lost` what it had or asked for was declined or cancelled.
 */
export const spaceState = z.enum(['none', 'wanted', 'requested', 'approved', 'refused', 'lost']);

const names = z.strictObject({ sv: z.string(), en: z.string() });

export const placeView = z
  .strictObject({ bookingId: id(), siteId: id(), siteName: names, address: z.string(), spaceId: id(), spaceName: names })
  .meta({ id: 'EventPlace' });

export const speaker = z.strictObject({ name: line(120), title: line(120).nullable(), organisation: line(200).nullable() }).meta({ id: 'Speaker' });

export const sessionView = z
  .strictObject({
    id: id(),
    title: bilingual(120),
    description: bilingual(3000).nullable(),
    start: instant(),
    end: instant(),
    speakers: z.array(speaker),
  })
  .meta({ id: 'EventSession' });

/** What everybody may know of a published event. */
const publicFields = {
  id: id(),
  slug: z.string().describe('Its name in addresses; never changes'),
  kind: eventKind,
  theme: theme.nullable(),
  topics: z.array(line(40)),
  title: bilingual(120),
  summary: bilingual(300),
  description: bilingual(10_000),
  state: eventState,
  attendance,
  start: instant(),
  end: instant(),
  timeZone: z.string(),
  place: placeView.nullable(),
  sessions: z.array(sessionView),
  capacity: z.int(),
  seatsLeft: z.int().describe('Seats that somebody who registers now would get; 0 where there is a waiting list'),
  waiting: z.int().describe('How many wait for a seat'),
  registrationOpens: instant().nullable().describe('Null: when it is published'),
  registrationCloses: instant().describe('At the latest when it begins'),
  reason: text(1000).nullable().describe('Why it was cancelled'),
  publishedAt: instant().nullable().describe('Null while it is a draft'),
  changedAt: instant().describe('When what is told of it was last changed; seats that are taken do not change it'),
  version: version(),
};

export const programmeItem = z.strictObject({ ...publicFields }).meta({ id: 'ProgrammeEvent' });
export type ProgrammeItem = z.output<typeof programmeItem>;

export const eventView = z
  .strictObject({
    ...publicFields,
    onlineUrl: z.url().nullable().describe('Where it is followed; told to those who have a seat'),
    organiserId: id().nullable().describe('Null when she has been erased'),
    organisationId: id().nullable(),
    spaceState,
    spaceRefusal: z.strictObject({ code: z.string() }).nullable().describe('Why booking would not take the request'),
    createdAt: instant(),
  })
  .meta({ id: 'Event' });
export type EventView = z.output<typeof eventView>;

/**
 * `offered`: a seat is kept for her until the deadline. `lapsed`: she did not take it in time. `cancelled`: the event was.
 * Confirmed and offered registrations hold a seat.
 */
export const registrationState = z.enum(['confirmed', 'waiting', 'offered', 'withdrawn', 'lapsed', 'cancelled']);
export type RegistrationState = z.output<typeof registrationState>;

export const registrationView = z
  .strictObject({
    id: id(),
    eventId: id(),
    eventSlug: z.string(),
    eventTitle: names,
    eventState,
    state: registrationState,
    attendeeId: id().nullable().describe('Null when she has been erased'),
    bySms: z.boolean().describe('Whether she is told by SMS too'),
    place: z.int().min(1).nullable().describe('Her place on the waiting list, 1 is first; null when she does not wait'),
    offerExpiresAt: instant().nullable(),
    registeredAt: instant(),
    start: instant(),
    end: instant(),
    timeZone: z.string(),
    siteName: names.nullable(),
    address: z.string().nullable(),
    spaceName: names.nullable(),
    attendance,
    onlineUrl: z.url().nullable().describe('Where it is followed; null for whoever has no seat'),
    version: version(),
  })
  .meta({ id: 'Registration' });
export type RegistrationView = z.output<typeof registrationView>;

/** An event as other services are told of it: no long texts, no speakers. */
export const eventSnapshot = z.strictObject({
  eventId: id(),
  slug: z.string(),
  kind: eventKind,
  theme: theme.nullable(),
  title: bilingual(120),
  state: eventState,
  attendance,
  start: instant(),
  end: instant(),
  timeZone: z.string(),
  bookingId: id().nullable(),
  siteId: id().nullable(),
  siteName: names.nullable(),
  address: z.string().nullable(),
  spaceId: id().nullable(),
  spaceName: names.nullable(),
  capacity: z.int(),
  organiserId: id().nullable(),
  spaceState,
  reason: text(1000).nullable(),
  version: version(),
});
export type EventSnapshot = z.output<typeof eventSnapshot>;

/** A registration as other services are told of it, with the event as it stands for her. */
export const registrationSnapshot = z.strictObject({
  registrationId: id(),
  state: registrationState,
  attendeeId: id().nullable(),
  bySms: z.boolean(),
  place: z.int().min(1).nullable(),
  offerExpiresAt: instant().nullable(),
  event: eventSnapshot.describe('Without its organiser'),
  version: version(),
});
export type RegistrationSnapshot = z.output<typeof registrationSnapshot>;
