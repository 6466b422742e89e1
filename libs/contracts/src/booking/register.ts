import { z } from 'zod';
import { command, query } from '../define.js';
import { id, instant, page, pageOf, text, version } from '../fields.js';
import { bookingState, exampleIds } from './views.js';

const everybody = { visitor: 'all', booker: 'all', reception: 'all', registrar: 'all', staff: 'all', admin: 'all' } as const;
const registrars = { registrar: 'all', admin: 'all' } as const;

/** As in `PRK 2026-000123`; the space may be left out or be a hyphen, so that it can stand in an address. */
export const caseNumber = () => z.string().trim().regex(/^\p{L}{2,8}[ -]?\d{4}-\d{1,9}$/u, 'a diary number such as PRK 2026-000123');

const shownSpace = z.strictObject({ id: id(), name: z.strictObject({ sv: z.string(), en: z.string() }), siteId: id() });

export const ground = z
  .strictObject({
    kind: z
      .enum(['listed-reason', 'own-words', 'agreement', 'rules', 'assessment', 'applicant'])
      .describe('`rules` where the rules of the space gave it at once, `assessment` where somebody of the house did, `applicant` where it was withdrawn'),
    reason: z.strictObject({ sv: z.string(), en: z.string() }).nullable().describe('In the words of the list of reasons'),
  })
  .meta({ id: 'Ground' });

export const registerEntry = z
  .strictObject({
    id: id(),
    number: z.string(),
    receivedAt: instant(),
    kind: z.enum(['booking', 'series']),
    applicantKind: z.enum(['organisation', 'private-person', 'house']),
    organisationName: z.string().nullable().describe('Null where a private person or the house itself asks; a sole trader is a private person'),
    space: shownSpace,
    start: instant(),
    end: instant(),
    timeZone: z.string(),
    occurrences: z.int(),
    state: bookingState,
    decidedAt: instant().nullable(),
    ground: ground.nullable().describe('Null while nothing is decided'),
  })
  .meta({ id: 'RegisterEntry' });
export type RegisterEntry = z.output<typeof registerEntry>;

export const registerDecision = z
  .strictObject({
    at: instant(),
    change: z.string().describe('What was done, such as `request`, `approve` or `decline`'),
    state: bookingState.describe('What it led to'),
    spaceId: id(),
    start: instant(),
    end: instant(),
    occurrences: z.int().describe('Of how many occurrences at once'),
    ground: ground.nullable(),
    rulesVersion: z.int().nullable().describe('Of the rules of the space that it was made under'),
  })
  .meta({ id: 'RegisterDecision' });
export type RegisterDecision = z.output<typeof registerDecision>;

export const textField = z.enum(['title', 'purpose', 'reason', 'message']);

const releasedText = z
  .strictObject({ field: textField, sourceId: id(), version: version(), text: z.string(), releasedAt: instant() })
  .meta({ id: 'ReleasedText' });

export const searchRegister = query({
  subject: 'booking.register.search',
  summary: 'Search the public register of requests, the newest first: diary number, organisation, space, listed reason and released words',
  serves: everybody,
  input: z.strictObject({
    q: z.string().trim().min(2).max(100).optional().describe('Found as it stands in a name or a listed reason, by word in what has been released'),
    from: instant().optional().describe('Received then or later'),
    to: instant().optional().describe('Received before then'),
    state: bookingState.optional(),
    kind: z.enum(['booking', 'series']).optional(),
    siteId: id().optional(),
    spaceId: id().optional(),
    ...page,
  }),
  reply: pageOf(registerEntry),
  errors: ['input.invalid'],
  example: { q: 'Stadsmuseet', state: 'approved' },
});

export const showRegisterEntry = query({
  subject: 'booking.register.show',
  summary: 'Show what the public register says of a request: what was decided, when and on what ground, and the words that have been released',
  serves: everybody,
  input: z.strictObject({ number: caseNumber() }),
  reply: z.strictObject({
    entry: registerEntry,
    decisions: z.array(registerDecision).describe('The earliest first, at most 500'),
    texts: z.array(releasedText),
  }),
  errors: ['case.not-found'],
  example: { number: 'PRK 2026-000123' },
});

export const caseText = z
  .strictObject({
    field: textField,
    sourceId: id().describe('The booking or message whose words they are'),
    original: z.string().nullable().describe('Null where it has been removed'),
    releases: z.array(
      z.strictObject({ version: version(), text: z.string(), releasedAt: instant(), releasedBy: id().nullable(), endedAt: instant().nullable(), endedBy: id().nullable() }),
    ),
  })
  .meta({ id: 'CaseText' });

export const listCaseTexts = query({
  subject: 'booking.register.texts',
  summary: 'Show the free words of a case beside every version of what has been released of them',
  serves: registrars,
  input: z.strictObject({ caseId: id() }),
  personal: ['applicantId'],
  reply: z.strictObject({ caseNumber: z.string(), applicantId: id().nullable(), texts: z.array(caseText).describe('At most 500, and of long ones as many as an answer holds') }),
  errors: ['case.not-found'],
  example: { caseId: exampleIds.booking },
});

const which = { caseId: id(), field: textField, sourceId: id().describe('The booking or message whose words they are') };

export const releaseText = command({
  subject: 'booking.register.release',
  summary: 'Release words of a case to the public register, with ▇ where something is masked; what is not masked must stand in the original',
  serves: registrars,
  input: z.strictObject({ ...which, text: text(5000) }),
  reply: releasedText,
  errors: ['case.not-found', 'release.text-missing', 'release.not-in-original'],
  example: { caseId: exampleIds.booking, field: 'title', sourceId: exampleIds.booking, text: 'Samtal med ▇' },
});

export const withdrawRelease = command({
  subject: 'booking.register.withdraw-release',
  summary: 'Take released words out of the public register; that they were there stays on record',
  serves: registrars,
  input: z.strictObject(which),
  reply: releasedText.extend({ endedAt: instant() }),
  errors: ['case.not-found', 'release.not-found'],
  example: { caseId: exampleIds.booking, field: 'title', sourceId: exampleIds.booking },
});
