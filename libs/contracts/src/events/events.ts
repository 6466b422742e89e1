import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { bilingual, date, id, instant, line, moment, page, pageOf, text, version } from '../fields.js';
import { attendance, eventKind, eventSnapshot, eventState, eventView, exampleIds, programmeItem, sessionView, speaker, theme } from './views.js';

const staff = { staff: 'all', admin: 'all' } as const;
const everybody = { visitor: 'all', booker: 'all', 'organisation-admin': 'all', reception: 'all', staff: 'all', admin: 'all', device: 'all' } as const;

const session = z.strictObject({
  title: sessionView.shape.title,
  description: sessionView.shape.description.default(null),
  start: moment(),
  end: moment(),
  speakers: z.array(speaker.extend({ title: speaker.shape.title.default(null), organisation: speaker.shape.organisation.default(null) })).max(30).default([]),
});

const describing = {
  kind: eventKind,
  theme: theme.nullable(),
  topics: z.array(line(40)).max(10),
  title: bilingual(120),
  summary: bilingual(300),
  description: bilingual(10_000),
  attendance,
  onlineUrl: z.url({ protocol: /^https$/ }).max(500).nullable(),
  start: moment(),
  end: moment(),
  capacity: z.int().min(1).max(100_000),
  registrationOpens: moment().nullable(),
  registrationCloses: moment().nullable().describe('Null: when it begins'),
  sessions: z.array(session).max(100),
  organisationId: id().nullable(),
};

const wrong = [
  'event.outside-its-booking', 'event.session-outside', 'event.in-the-past', 'event.no-place',
  'input.end-before-start', 'input.time-does-not-exist', 'input.time-is-ambiguous',
] as const;
const wrongBooking = ['event.booking-unknown', 'event.booking-not-usable'] as const;

const example = {
  kind: 'market-dialogue' as const,
  theme: 'creative' as const,
  topics: ['upphandling', 'klimat'],
  title: { sv: 'Marknadsdialog: utsläppsfria arbetsmaskiner', en: 'Market dialogue: emission-free machinery' },
  summary: { sv: 'Vi lyssnar inför upphandlingen.', en: 'We listen before we procure.' },
  description: { sv: 'Staden berättar om sina behov och lyssnar på branschen.', en: 'The city tells what it needs and listens to the trade.' },
  attendance: 'on-site' as const,
  start: '2026-11-26T13:00',
  end: '2026-11-26T15:00',
  capacity: 40,
};

export const createEvent = command({
  subject: 'events.events.create',
  summary: 'Draft an event, in a space that is booked, in one that booking is now asked for, or in none',
  serves: staff,
  input: z.strictObject({
    ...describing,
    theme: describing.theme.default(null),
    topics: describing.topics.default([]),
    onlineUrl: describing.onlineUrl.default(null),
    registrationOpens: describing.registrationOpens.default(null),
    registrationCloses: describing.registrationCloses.default(null),
    sessions: describing.sessions.default([]),
    organisationId: describing.organisationId.default(null),
    bookingId: id().optional().describe('A booking whose space it takes'),
    wantsSpace: id().optional().describe('A space to ask booking for, for the time of the event'),
    timeZone: line(60).optional().describe('Where it has no space: the zone of its local times; otherwise the site’s'),
  }),
  reply: eventView,
  errors: [...wrong, ...wrongBooking, 'input.invalid', 'person.erased'],
  example,
});

export const changeEvent = command({
  subject: 'events.events.change',
  summary: 'Change an event; where a published one is moved, everybody who is registered is told',
  serves: staff,
  input: z.strictObject({ eventId: id(), version: version(), ...z.strictObject(describing).partial().shape, bookingId: id().nullable().optional() }),
  reply: eventView,
  errors: [...wrong, ...wrongBooking, 'event.not-found', 'event.illegal-transition', 'event.space-not-approved', 'event.capacity-below-seats', 'version.changed'],
  example: { eventId: exampleIds.event, version: 1, capacity: 50 },
});

export const publishEvent = command({
  subject: 'events.events.publish',
  summary: 'Publish a draft, whose space must be approved if it wants one; people can register',
  serves: staff,
  input: z.strictObject({ eventId: id(), version: version() }),
  reply: eventView,
  errors: ['event.not-found', 'event.illegal-transition', 'event.space-not-approved', 'event.no-place', 'event.in-the-past', 'version.changed'],
  example: { eventId: exampleIds.event, version: 1 },
});

export const cancelEvent = command({
  subject: 'events.events.cancel',
  summary: 'Cancel an event; everybody who is registered is told why, and the space that it asked for is free again',
  serves: staff,
  input: z.strictObject({ eventId: id(), version: version().optional(), reason: text(1000) }),
  reply: eventView,
  errors: ['event.not-found', 'event.illegal-transition', 'version.changed'],
  example: { eventId: exampleIds.event, reason: 'Föreläsaren är sjuk.' },
});

export const getEvent = query({
  subject: 'events.events.get',
  summary: 'Show an event with all that staff know of it',
  serves: { reception: 'all', ...staff },
  input: z.strictObject({ eventId: id() }),
  reply: eventView,
  errors: ['event.not-found'],
  example: { eventId: exampleIds.event },
});

export const listEvents = query({
  subject: 'events.events.list',
  summary: 'List events by start, drafts too',
  serves: { reception: 'all', ...staff },
  input: z.strictObject({
    state: eventState.optional(),
    siteId: id().optional(),
    from: instant().optional().describe('Events that end after this'),
    to: instant().optional().describe('Events that start before this'),
    ...page,
  }),
  reply: pageOf(eventView),
  errors: ['input.invalid'],
  example: { state: 'draft' },
});

export const listProgramme = query({
  subject: 'events.programme.list',
  summary: 'List what is on: published events by start, and cancelled ones until they would have been over',
  serves: everybody,
  input: z.strictObject({
    from: date().optional().describe('The first day; today when left out'),
    to: date().optional().describe('The last day, included'),
    kind: eventKind.optional(),
    theme: theme.optional(),
    topic: line(40).optional(),
    siteId: id().optional(),
    ...page,
  }),
  reply: pageOf(programmeItem),
  errors: ['input.invalid', 'input.end-before-start'],
  example: { theme: 'creative' },
});

export const getProgrammeEvent = query({
  subject: 'events.programme.get',
  summary: 'Show a published event',
  serves: everybody,
  input: z.strictObject({ slug: line(120) }),
  reply: programmeItem,
  errors: ['event.not-found'],
  example: { slug: 'marknadsdialog-utslappsfria-arbetsmaskiner-k3x9' },
});

export const eventPublished = fact({ type: 'domain.events.event-published.v1', summary: 'An event is in the programme', data: eventSnapshot });
export const eventChanged = fact({ type: 'domain.events.event-changed.v1', summary: 'A published event is told of in other words, or has more or fewer seats', data: eventSnapshot });
export const eventMoved = fact({ type: 'domain.events.event-moved.v1', summary: 'A published event has another time or place', data: eventSnapshot });
export const eventLostItsSpace = fact({ type: 'domain.events.event-lost-its-space.v1', summary: 'The space that an event had, or asked for, was declined, refused or cancelled; staff must find another or cancel it', data: eventSnapshot });
export const eventSpaceReleased = fact({
  type: 'domain.events.event-space-released.v1',
  summary: 'An event no longer takes the space that it had or had asked for; what it asked for and does not take any more is free again',
  data: eventSnapshot,
});
export const eventCancelled = fact({ type: 'domain.events.event-cancelled.v1', summary: 'An event will not take place', data: eventSnapshot });
export const eventOver = fact({ type: 'domain.events.event-over.v1', summary: 'A published event has ended', data: eventSnapshot });
export const eventAnonymised = fact({
  type: 'domain.events.event-anonymised.v1',
  summary: 'An event as it stands after its organiser was erased; replaces all earlier facts about it',
  data: eventSnapshot,
});

export const eventSpaceWanted = fact({
  type: 'domain.events.event-space-wanted.v1',
  summary: 'An event asks for a space; booking takes it as a request like any other',
  data: z.strictObject({
    eventId: id(),
    spaceId: id(),
    start: instant(),
    end: instant(),
    title: line(120),
    people: z.int(),
    applicantId: id(),
    organisationId: id().nullable(),
    version: version(),
  }),
});
