import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { absenceView, bookingView, getBooking, inboxItem, listInbox, messageView, registrationView, showThread, visitView, type RawInputOf, type RequestContract } from '#contracts';
import { Services } from '../actor/services.js';
import { mayNamePeople, namesOf, namedPerson, unavailable } from './names.js';
import type { Call, Handler } from './endpoint.js';

/** The fields that name somebody by id, and what she herself is then called. */
const named = {
  applicantId: 'applicant',
  attendeeId: 'attendee',
  hostId: 'host',
  assignedTo: 'assignee',
  authorId: 'author',
  staffId: 'staffMember',
  standInId: 'standInPerson',
} as const;
type IdField = keyof typeof named;
const idFields = Object.keys(named) as IdField[];

const person = namedPerson.nullable().optional();
const pageOf = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item), next: z.string().nullable(), unavailable });

export const bookingInList = z.strictObject({ ...bookingView.shape, applicant: person }).meta({ id: 'BookingWithApplicant' });
export const bookingPageWithApplicants = pageOf(bookingInList);
export const bookingWithApplicant = z
  .strictObject({ ...getBooking.reply.shape, applicant: person, unavailable })
  .meta({ id: 'BookingWithHistoryAndApplicant' });
export const registrationPageWithAttendees = pageOf(z.strictObject({ ...registrationView.shape, attendee: person }).meta({ id: 'RegistrationWithAttendee' }));
export const visitPageWithHosts = pageOf(z.strictObject({ ...visitView.shape, host: person }).meta({ id: 'VisitWithHost' }));
export const inboxWithPeople = z
  .strictObject({
    ...listInbox.reply.shape,
    items: z.array(z.strictObject({ ...inboxItem.shape, applicant: person, assignee: person }).meta({ id: 'InboxItemWithPeople' })),
    unavailable,
  })
  .meta({ id: 'InboxWithPeople' });
export const threadWithAuthors = z
  .strictObject({ ...showThread.reply.shape, items: z.array(z.strictObject({ ...messageView.shape, author: person }).meta({ id: 'MessageWithAuthor' })), unavailable })
  .meta({ id: 'ThreadWithAuthors' });
export const absencesWithPeople = z.strictObject({
  items: z.array(z.strictObject({ ...absenceView.shape, staffMember: person, standInPerson: person }).meta({ id: 'AbsenceWithPeople' })),
  unavailable,
});

type Item = Partial<Record<IdField, string | null>>;

/** What a service answers and, for those who may see them, the names of those in it from partners, in one call. */
@Injectable()
export class WithPeople implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ endpoint, input, caller: { actor } }: Call<RawInputOf<RequestContract>>): Promise<unknown> {
    const reply = await this.services.call(endpoint.contract!, input, actor);
    if (!mayNamePeople(actor)) return reply;
    const items = isPage(reply) ? reply.items : [reply as Item];
    const names = await namesOf(items.flatMap((item) => idFields.map((field) => item[field])), this.services, actor);
    if (!names) return { ...(reply as object), unavailable: ['partners'] };
    for (const item of items) Object.assign(item, peopleIn(item, (id) => names.get(id ?? '') ?? null));
    return reply;
  }
}

const peopleIn = (item: Item, nameOf: (id: string | null | undefined) => unknown): object =>
  Object.fromEntries(idFields.filter((field) => field in item).map((field) => [named[field], nameOf(item[field])]));

const isPage = (reply: unknown): reply is { items: Item[] } => typeof reply === 'object' && reply !== null && 'items' in reply;
