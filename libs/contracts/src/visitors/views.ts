import { z } from 'zod';
import { id, instant, line, version } from '../fields.js';

export const exampleIds = {
  visit: '019a0000-0000-7000-8000-000000000060',
  site: '019a0000-0000-7000-8000-000000000010',
  booking: '019a0000-0000-7000-8000-000000000012',
  person: '019a0000-0000-7000-8000-000000000001',
  token: 'AZoAAAAAcACAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAA',
};

export const visitKind = z.enum(['attendee', 'guest', 'walk-in']);
export const visitState = z.enum(['expected', 'inside', 'left', 'cancelled']);
export type VisitState = z.output<typeof visitState>;

/** How somebody came to be out: scanned, seen off by the reception, or taken to have left when the house closed. */
export const leftBy = z.enum(['scan', 'reception', 'closing']);

const names = z.strictObject({ sv: z.string(), en: z.string() });

export const visitView = z
  .strictObject({
    id: id().describe('Of an attendee, the same as of her registration'),
    kind: visitKind,
    state: visitState,
    visitorName: line(120).nullable().describe('Null when it is not known, or has been removed'),
    visitorOrganisation: line(200).nullable(),
    visitorId: id().nullable(),
    hostId: id().nullable().describe('Whom she visits, who is told when she comes'),
    title: names.describe('What she comes to'),
    siteId: id(),
    siteName: names,
    spaceName: names.nullable(),
    timeZone: z.string(),
    bookingId: id().nullable(),
    eventId: id().nullable(),
    expectedFrom: instant(),
    expectedUntil: instant(),
    arrivedAt: instant().nullable().describe('When she last came in'),
    leftAt: instant().nullable(),
    leftBy: leftBy.nullable(),
    version: version(),
  })
  .meta({ id: 'Visit' });
export type VisitView = z.output<typeof visitView>;

export const passView = z
  .strictObject({
    visitId: id(),
    state: visitState,
    title: names,
    siteName: names,
    address: z.string(),
    spaceName: names.nullable(),
    timeZone: z.string(),
    expectedFrom: instant(),
    expectedUntil: instant(),
    pass: z.string().nullable().describe('A JWS in compact form (RFC 7515), signed with Ed25519: what the QR code says. Null when the visit is cancelled'),
    validFrom: instant(),
    validUntil: instant(),
  })
  .meta({ id: 'Pass' });
export type PassView = z.output<typeof passView>;

/** A visit as other services are told of it. Who it is, is known by id alone; one without is known at the door only. */
export const visitSnapshot = z.strictObject({
  visitId: id(),
  kind: visitKind,
  state: visitState,
  visitorId: id().nullable(),
  hostId: id().nullable(),
  title: names,
  siteId: id(),
  siteName: names,
  address: z.string(),
  spaceName: names.nullable(),
  timeZone: z.string(),
  bookingId: id().nullable(),
  eventId: id().nullable(),
  expectedFrom: instant(),
  expectedUntil: instant(),
  arrivedAt: instant().nullable(),
  leftAt: instant().nullable(),
  leftBy: leftBy.nullable(),
  version: version(),
});
export type VisitSnapshot = z.output<typeof visitSnapshot>;
