import { z } from 'zod';
import { bilingual, date, email, id, instant, line, text, timeOfDay, version } from '../fields.js';

export const exampleIds = {
  site: '019a0000-0000-7000-8000-000000000010',
  space: '019a0000-0000-7000-8000-000000000011',
  booking: '019a0000-0000-7000-8000-000000000012',
  series: '019a0000-0000-7000-8000-000000000013',
};

export const equipment = z.enum(['projector', 'screen', 'whiteboard', 'video-conference', 'microphone', 'hearing-loop', 'stage']);

/** Facts that decide whether somebody can be there at all. */
export const accessibility = z.enum(['step-free', 'hearing-loop', 'adjustable-table', 'quiet', 'accessible-toilet', 'visual-alarm']);

export const layoutKind = z.enum(['theatre', 'classroom', 'board', 'u-shape', 'banquet', 'standing']);
export type LayoutKind = z.output<typeof layoutKind>;

/** How a space can be furnished, how many it then holds, and the work of setting it up and clearing it away. */
export const layout = z
  .strictObject({
    kind: layoutKind,
    capacity: z.int().min(1).max(10_000),
    setupMinutes: z.int().min(0).max(1440),
    clearupMinutes: z.int().min(0).max(1440),
  })
  .meta({ id: 'Layout' });

const lateCancellation = z.int().min(0).max(525_600);
const releaseAfter = z.int().min(5).max(1440).nullable();

/** What may be asked of a space. */
export const spaceRules = z
  .strictObject({
    noticeMinutes: z.int().min(0).max(525_600).describe('How long before it begins a booking must be asked for'),
    horizonDays: z.int().min(1).max(730).describe('How many days ahead it may begin; an agreement may give more'),
    shortestMinutes: z.int().min(1).max(20_160),
    longestMinutes: z.int().min(1).max(20_160),
    gridMinutes: z.int().min(1).max(1440).nullable().describe('Bookings begin so many minutes apart, counted from opening; null is at any minute'),
    whoMayAsk: z.enum(['everybody', 'organisations', 'partners', 'staff']).describe('Anybody signed in; who acts for an organisation; for one with an agreement; staff'),
    approval: z.enum(['manual', 'automatic']).describe('Automatic: the first who asks and may is given it at once'),
    pendingBlocks: z.boolean().describe('Whether a request that waits, or a hold, keeps others out; where approval is automatic it always does'),
    lateCancellationMinutes: lateCancellation.describe('Whoever cancels later than so long before the start is late; it is marked, and never refused'),
    releaseAfterMinutes: releaseAfter.describe('Where nobody has checked in so long after the start the space is free again; null is never'),
  })
  .meta({ id: 'SpaceRules' });

/** Rules as somebody writes them: what came later to be a rule may be left out. */
export const spaceRulesWritten = z
  .strictObject({ ...spaceRules.shape, lateCancellationMinutes: lateCancellation.default(0), releaseAfterMinutes: releaseAfter.default(null) })
  .meta({ id: 'SpaceRulesWritten' });

/** Things of a pool of the house: so many of them. */
export const pooled = z.strictObject({ poolId: id(), amount: z.int().min(1).max(1000) }).meta({ id: 'Pooled' });

/** Whom the house may reach on the day. */
export const contact = z
  .strictObject({ name: line(120), email: email().nullable(), phone: line(40).nullable() })
  .meta({ id: 'BookingContact' });

export const bookingState = z.enum(['requested', 'approved', 'declined', 'withdrawn', 'cancelled']);
export type BookingState = z.output<typeof bookingState>;

/** Opening for one weekday; 1 is Monday, 7 Sunday (ISO 8601). A weekday that is not listed is closed. */
export const weeklyHours = z.strictObject({ weekday: z.int().min(1).max(7), opens: timeOfDay(), closes: timeOfDay() });

export const siteView = z
  .strictObject({
    id: id(),
    slug: z.string(),
    name: bilingual(120),
    address: line(200),
    timeZone: z.string().describe('IANA name, e.g. Europe/Stockholm'),
    weeklyHours: z.array(weeklyHours),
    floors: z
      .array(z.strictObject({ slug: z.string(), name: bilingual(120), level: z.int().describe('0 is the ground') }))
      .describe('From the lowest'),
    decideWithinMinutes: z.int().describe('How many minutes of opening hours a request may wait for a decision'),
    termsVersion: z.int().nullable().describe('Of the terms that whoever asks accepts; null where there are none'),
    version: version(),
  })
  .meta({ id: 'Site' });
export type SiteView = z.output<typeof siteView>;

/** A picture of a space, the same in several sizes; clients choose by width. */
export const pictureView = z
  .strictObject({
    id: id(),
    alt: z.strictObject({ sv: z.string(), en: z.string() }).describe('For those who do not see it'),
    widths: z.array(z.strictObject({ width: z.int(), height: z.int(), href: z.string() })).describe('The narrowest first'),
  })
  .meta({ id: 'Picture' });
export type PictureView = z.output<typeof pictureView>;

export const spaceView = z
  .strictObject({
    id: id(),
    siteId: id(),
    slug: z.string(),
    name: bilingual(120),
    description: bilingual(2000),
    capacity: z.int(),
    equipment: z.array(equipment),
    cells: z.array(z.string()).describe('The indivisible parts of the floor that the space takes; spaces that share one exclude each other'),
    floors: z.array(z.string()).describe('On which floors its cells lie, from the lowest'),
    layouts: z.array(layout).describe('The first is what is set up when nobody says otherwise'),
    accessibility: z.array(accessibility),
    rules: spaceRules,
    rulesVersion: version(),
    pictures: z.array(pictureView).optional(),
    version: version(),
  })
  .meta({ id: 'Space' });
export type SpaceView = z.output<typeof spaceView>;

export const openingDayView = z
  .strictObject({
    date: date(),
    opens: instant().nullable(),
    closes: instant().nullable(),
    ground: z.enum(['weekly', 'season', 'exception', 'public-holiday', 'day-before-public-holiday']),
    note: z.strictObject({ sv: z.string(), en: z.string() }).nullable().describe('The name of the holiday or season, or why hours differ'),
  })
  .meta({ id: 'OpeningDay' });

/** Why one person's approval is not enough. */
export const secondApprovalGround = z.enum(['people', 'opening-hours', 'alcohol']);
export type SecondApprovalGround = z.output<typeof secondApprovalGround>;

export const bookingView = z
  .strictObject({
    id: id(),
    state: bookingState,
    title: line(120),
    purpose: text(2000).nullable(),
    people: z.int(),
    equipment: z.array(equipment),
    siteId: id(),
    spaceId: id(),
    spaceName: z.strictObject({ sv: z.string(), en: z.string() }),
    timeZone: z.string(),
    start: instant(),
    end: instant(),
    applicantId: id().nullable().describe('Null when the applicant has been erased'),
    organisationId: id().nullable(),
    reason: text(1000).nullable().describe('Why it was declined or cancelled, in somebody’s own words'),
    reasonId: id().nullable(),
    listedReason: bilingual(200).nullable().describe('Why it was declined or cancelled, in the words of the list of reasons'),
    caseId: id(),
    caseNumber: z.string().describe('In the diary, as in PRK 2026-000123; occurrences share that of their series'),
    servesAlcohol: z.boolean(),
    secondApproval: z.array(secondApprovalGround).describe('Why a second person has to approve too; empty where nobody has'),
    firstApprovedAt: instant().nullable().describe('When the first of two approved'),
    isCancelledLate: z.boolean().describe('Cancelled later than the rules of the space let anybody without a remark'),
    checkedInAt: instant().nullable().describe('When somebody came'),
    finishedAt: instant().nullable().describe('When those who had it left, where that was before the end'),
    isNoShow: z.boolean().describe('Nobody came, and the space was freed'),
    agreementId: id().nullable().describe('The agreement by which it was approved without anybody deciding'),
    eventId: id().nullable().describe('The event that asked for it'),
    layout: layoutKind.nullable().describe('Null where the space has no layouts'),
    setupMinutes: z.int().describe('Before the start, during which the floor is taken too'),
    clearupMinutes: z.int().describe('After the end, during which the floor is taken too'),
    holdsFloor: z.boolean().describe('Whether it keeps others out although it is only requested'),
    pooled: z.array(pooled),
    serviceIds: z.array(id()),
    contact: contact.nullable(),
    isPublic: z.boolean(),
    termsVersion: z.int().nullable().describe('Of the terms that the applicant accepted'),
    rulesVersion: z.int().nullable().describe('Of the rules of the space that it was last asked or decided under; null for what is older than rules'),
    priority: z.int().describe('What an agreement gives its organisation’s requests over others; 0 is none'),
    seriesId: id().nullable(),
    recurrenceId: z.string().nullable().describe('The occurrence of the series that it is: local time as the recurrence rule has it (RFC 5545)'),
    requestedAt: instant(),
    decidedAt: instant().nullable(),
    version: version(),
  })
  .meta({ id: 'Booking' });
export type BookingView = z.output<typeof bookingView>;

/**
 * What the other services are told of a booking: all of its present state, so that the latest fact alone is enough.
 * The purpose is left out: free text may hold personal data, and nobody else needs it.
 */
export const bookingSnapshot = z.strictObject({
  bookingId: id(),
  state: bookingState,
  title: line(120),
  people: z.int(),
  siteId: id(),
  siteName: z.strictObject({ sv: z.string(), en: z.string() }),
  address: z.string(),
  spaceId: id(),
  spaceName: z.strictObject({ sv: z.string(), en: z.string() }),
  timeZone: z.string(),
  start: instant(),
  end: instant(),
  applicantId: id().nullable(),
  organisationId: id().nullable(),
  reason: text(1000).nullable(),
  listedReason: bilingual(200).nullable().optional(),
  caseNumber: z.string().optional(),
  isNoShow: z.boolean().optional(),
  isCancelledLate: z.boolean().optional(),
  checkedInAt: instant().nullable().optional(),
  finishedAt: instant().nullable().optional(),
  agreementId: id().nullable().optional(),
  eventId: id().nullable().optional(),
  layout: layoutKind.nullable().optional(),
  setupMinutes: z.int().optional(),
  clearupMinutes: z.int().optional(),
  isPublic: z.boolean().optional(),
  serviceIds: z.array(id()).optional(),
  priority: z.int().optional(),
  seriesId: id().nullable().optional(),
  recurrenceId: z.string().nullable().optional(),
  bySeries: z.boolean().optional().describe('Told by a fact of its series too: whoever is told of that needs no word of this'),
  version: version(),
});
export type BookingSnapshot = z.output<typeof bookingSnapshot>;
