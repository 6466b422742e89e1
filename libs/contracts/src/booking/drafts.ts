import { z } from 'zod';
import { command, query } from '../define.js';
import { id, instant, line, moment, version } from '../fields.js';
import { requestWords, wishes } from './bookings.js';
import { exampleIds } from './views.js';

const exampleDraft = '019a0000-0000-7000-8000-000000000016';
const local = () => z.iso.datetime({ local: true });

/** What a form for a request, or for a series of them, holds before it is sent: any part of it. */
export const draftContent = z
  .strictObject({
    spaceId: id(),
    start: moment(),
    end: moment(),
    people: wishes.people,
    layout: wishes.layout,
    equipment: wishes.equipment.unwrap(),
    pooled: wishes.pooled.unwrap(),
    serviceIds: wishes.serviceIds.unwrap(),
    ...requestWords,
    isPublic: requestWords.isPublic.unwrap(),
    servesAlcohol: requestWords.servesAlcohol.unwrap(),
    contact: z.strictObject({ name: line(120), email: z.string().max(254), phone: z.string().max(40) }).partial(),
    holdId: id(),
    rrule: line(500).describe('The recurrence rule of a series (RFC 5545)'),
    exdates: z.array(local()).max(400).describe('Occurrences left out, in local time'),
  })
  .partial()
  .meta({ id: 'DraftContent' });

export const draftView = z
  .strictObject({ id: id(), content: draftContent, changedAt: instant(), expiresAt: instant().describe('When it is removed, unless it is changed'), version: version() })
  .meta({ id: 'Draft' });
export type DraftView = z.output<typeof draftView>;

export const saveDraft = command({
  subject: 'booking.drafts.save',
  summary: 'Keep an unfinished request, whole or in part, for thirty days from its last change; without a version it is a new one',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({
    draftId: id().describe('Chosen by the client'),
    version: version().optional().describe('The version that is replaced, as If-Match; without it the draft must be new'),
    content: draftContent,
  }),
  reply: draftView,
  errors: ['draft.not-found', 'draft.too-many', 'draft.too-large', 'version.changed', 'person.erased'],
  example: { draftId: exampleDraft, content: { spaceId: exampleIds.space, title: 'Marknadsdialog' } },
});

export const getDraft = query({
  subject: 'booking.drafts.get',
  summary: 'Show a draft of one’s own',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ draftId: id() }),
  reply: draftView,
  errors: ['draft.not-found'],
  example: { draftId: exampleDraft },
});

export const listDrafts = query({
  subject: 'booking.drafts.list',
  summary: 'List one’s own drafts, the last changed first',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({}),
  reply: z.strictObject({ items: z.array(draftView).describe('At most twenty') }),
  errors: [],
  example: {},
});

export const removeDraft = command({
  subject: 'booking.drafts.remove',
  summary: 'Remove a draft of one’s own',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ draftId: id() }),
  reply: z.strictObject({ id: id() }),
  errors: ['draft.not-found'],
  example: { draftId: exampleDraft },
});
