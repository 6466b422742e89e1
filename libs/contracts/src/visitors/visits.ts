import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { date, id, instant, line, page, pageOf } from '../fields.js';
import { exampleIds, passView, visitSnapshot, visitState, visitView } from './views.js';

const door = { reception: 'all', staff: 'all', admin: 'all', device: 'all' } as const;
const desk = { reception: 'all', staff: 'all', admin: 'all' } as const;
const host = { booker: 'own', reception: 'all', staff: 'all', admin: 'all' } as const;
const everybody = { visitor: 'all', booker: 'all', 'organisation-admin': 'all', reception: 'all', staff: 'all', admin: 'all', device: 'all' } as const;

export const inviteGuest = command({
  subject: 'visitors.guests.invite',
  summary: 'Name a guest of an approved booking: she is expected, and gets a pass; a guest who is named again stays one guest',
  serves: host,
  input: z.strictObject({ bookingId: id(), guestId: id().describe('Whose address the guest’s is'), name: line(120) }),
  reply: visitView,
  errors: ['booking.not-found', 'visit.booking-not-approved', 'visit.too-many-guests', 'person.erased'],
  example: { bookingId: exampleIds.booking, guestId: exampleIds.person, name: 'Anna Ek' },
});

export const uninviteGuest = command({
  subject: 'visitors.guests.uninvite',
  summary: 'Take back that a guest is expected; she is told',
  serves: host,
  input: z.strictObject({ visitId: id() }),
  reply: visitView,
  errors: ['visit.not-found', 'visit.illegal-transition'],
  example: { visitId: exampleIds.visit },
});

export const listGuests = query({
  subject: 'visitors.guests.list',
  summary: 'List the guests of a booking',
  serves: host,
  input: z.strictObject({ bookingId: id(), ...page }),
  personal: ['id'],
  reply: pageOf(visitView),
  errors: ['booking.not-found'],
  example: { bookingId: exampleIds.booking },
});

export const listVisits = query({
  subject: 'visitors.visits.list',
  summary: 'List who is or was expected at a site on a day, by time and name',
  serves: door,
  input: z.strictObject({ siteId: id(), date: date().optional().describe('Today when left out'), state: visitState.optional(), search: line(100).optional(), ...page }),
  personal: ['id'],
  reply: pageOf(visitView),
  errors: ['site.not-found', 'input.invalid'],
  example: { siteId: exampleIds.site, state: 'expected' },
});

const scanned = z
  .strictObject({ visit: visitView, direction: z.enum(['in', 'out']), at: instant(), repeated: z.boolean().describe('True where this very scan had been taken in before') })
  .meta({ id: 'Scan' });

export const recordScan = command({
  subject: 'visitors.scans.record',
  summary: 'Take in a scan of a pass at the door; the same scan sent again is admitted again and not counted twice',
  serves: door,
  input: z.strictObject({
    pass: z.string().max(2000),
    siteId: id(),
    direction: z.enum(['in', 'out']),
    nonce: z.string().regex(/^[\w-]{8,64}$/, '8 to 64 letters, digits, hyphens or underscores').describe('Chosen by the scanner, new for each scan'),
    at: instant().optional().describe('When it was scanned, where the door was without a network; at most two days ago'),
  }),
  reply: scanned,
  errors: [
    'site.not-found', 'pass.invalid', 'pass.other-site', 'pass.not-yet-valid', 'pass.expired', 'visit.illegal-transition', 'visit.already-inside', 'visit.not-inside', 'input.invalid',
  ],
  example: { pass: 'eyJhbGciOiJFZERTQSJ9.eyJqdGkiOiIwMTlhIn0.c2lnbmF0dXJl', siteId: exampleIds.site, direction: 'in', nonce: 'k3x9-20261126-0001' },
});

export const admitVisitor = command({
  subject: 'visitors.visits.admit',
  summary: 'Let somebody in who is expected and has no pass with her',
  serves: desk,
  input: z.strictObject({ visitId: id() }),
  reply: visitView,
  errors: ['visit.not-found', 'visit.illegal-transition', 'visit.already-inside'],
  example: { visitId: exampleIds.visit },
});

export const seeOffVisitor = command({
  subject: 'visitors.visits.see-off',
  summary: 'Note that somebody has left',
  serves: desk,
  input: z.strictObject({ visitId: id() }),
  reply: visitView,
  errors: ['visit.not-found', 'visit.not-inside'],
  example: { visitId: exampleIds.visit },
});

export const registerWalkIn = command({
  subject: 'visitors.walk-ins.register',
  summary: 'Let somebody in who was not expected',
  serves: desk,
  input: z.strictObject({
    siteId: id(),
    name: line(120),
    organisation: line(200).optional(),
    hostId: id().optional().describe('Whom she visits, who is told'),
    errand: line(120).optional(),
  }),
  reply: visitView,
  errors: ['site.not-found'],
  example: { siteId: exampleIds.site, name: 'Bo Berg', organisation: 'Bergs Bygg AB', errand: 'Ser på lokalen' },
});

export const listInside = query({
  subject: 'visitors.inside.list',
  summary: 'List who is inside a site now, by name, for the reception and for an evacuation',
  serves: desk,
  input: z.strictObject({ siteId: id(), ...page }),
  personal: ['id'],
  reply: pageOf(visitView),
  errors: ['site.not-found', 'input.invalid'],
  example: { siteId: exampleIds.site },
});

export const countInside = query({
  subject: 'visitors.inside.count',
  summary: 'Count who is inside each site, and who is still expected today',
  serves: door,
  input: z.strictObject({ siteId: id().optional() }),
  reply: z.strictObject({
    at: instant(),
    sites: z.array(z.strictObject({ siteId: id(), siteName: z.strictObject({ sv: z.string(), en: z.string() }), timeZone: z.string(), inside: z.int(), expected: z.int() }).meta({ id: 'Occupancy' })),
  }),
  errors: ['site.not-found'],
  example: {},
});

export const listPasses = query({
  subject: 'visitors.passes.list',
  summary: 'List the passes that somebody has for visits to come',
  serves: { booker: 'own', reception: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ ...page }),
  reply: pageOf(passView),
  errors: [],
  example: {},
});

export const openPass = query({
  subject: 'visitors.passes.open',
  summary: 'Show the pass that a link is for',
  serves: everybody,
  secret: true,
  input: z.strictObject({ token: line(100) }),
  reply: passView,
  errors: ['link.invalid'],
  example: { token: exampleIds.token },
});

export const listPassKeys = query({
  subject: 'visitors.pass-keys.list',
  summary: 'Publish the keys that passes are signed with, as a JWK set (RFC 7517), so that a door can check a pass without a network',
  serves: everybody,
  input: z.strictObject({}),
  reply: z.strictObject({
    keys: z.array(z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string(), use: z.literal('sig'), alg: z.literal('EdDSA') })),
  }),
  errors: [],
  example: {},
});

export const listRemovals = query({
  subject: 'visitors.removals.list',
  summary: 'List what has been removed of visitors’ personal data, newest first: when, by which rule, and how much',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ ...page }),
  reply: pageOf(
    z
      .strictObject({
        id: id(),
        at: instant(),
        rule: z.string().describe('The rule that it rests on, such as “30 days after the visit”'),
        endedBefore: instant().describe('Visits that ended before this were emptied'),
        visits: z.int().describe('How many visits'),
      })
      .meta({ id: 'Removal' }),
  ),
  errors: ['input.invalid'],
  example: {},
});

export const revealPass = query({
  subject: 'visitors.passes.reveal',
  summary: 'Give a pass, and the secret of the link to it, to whoever writes the message with it',
  serves: { system: 'all' },
  peers: ['notifications'],
  input: z.strictObject({ visitId: id() }),
  reply: z.strictObject({ token: z.string(), pass: z.string().nullable() }),
  errors: ['visit.not-found'],
  example: { visitId: exampleIds.visit },
});

export const revealVisitor = query({
  subject: 'visitors.visits.reveal',
  summary: 'Give the name of who has arrived to whoever tells her host',
  serves: { system: 'all' },
  peers: ['notifications'],
  input: z.strictObject({ visitId: id() }),
  reply: z.strictObject({ visitorName: line(120).nullable(), visitorOrganisation: line(200).nullable() }),
  errors: ['visit.not-found'],
  example: { visitId: exampleIds.visit },
});

const about = (type: string, summary: string) => fact({ type: `domain.visitors.${type}.v1`, summary, data: visitSnapshot });

export const visitExpected = about('visit-expected', 'Somebody is expected at a site');
export const visitMoved = about('visit-moved', 'Somebody is expected at another time or place');
export const visitCancelled = about('visit-cancelled', 'Somebody is not expected any more');
export const visitorArrived = about('visitor-arrived', 'Somebody has come in');
export const visitorLeft = about('visitor-left', 'Somebody has left, or is taken to have left when the house closed');
export const visitAnonymised = about('visit-anonymised', 'A visit as it stands after somebody in it was erased; replaces all earlier facts about it');
