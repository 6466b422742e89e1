import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { bookingView, getBooking, namePeople, services, type RawInputOf, type ReplyOf, type RequestContract } from '#contracts';
import { DomainError, hasRole, type Actor, type Role } from '#kernel';
import { Services } from '../actor/services.js';
import type { Call, Handler } from './endpoint.js';

const applicant = namePeople.reply.shape.people.element.meta({ id: 'NamedPerson' }).describe('Who asks; only for staff and reception');
const unavailable = z.array(z.enum(services)).describe('Services that did not answer in time, whose part is missing').optional();
const applicantOf = { applicant: applicant.nullable().optional() };

export const bookingPageWithApplicants = z.strictObject({
  items: z.array(z.strictObject({ ...bookingView.shape, ...applicantOf }).meta({ id: 'BookingWithApplicant' })),
  next: z.string().nullable(),
  unavailable,
});

export const bookingWithApplicant = z
  .strictObject({ ...getBooking.reply.shape, ...applicantOf, unavailable })
  .meta({ id: 'BookingWithHistoryAndApplicant' });

type Booking = { applicantId: string | null };
type Person = z.output<typeof applicant>;

// Names are worth a short wait, but no more: the bookings are what was asked for.
const patienceMs = 1_500;

/** Bookings from booking, and for those who may see them, the names of those who ask from partners, in one call. */
@Injectable()
export class WithApplicants implements Handler {
  constructor(private readonly all: Services) {}

  async handle({ endpoint, input, caller: { actor } }: Call<RawInputOf<RequestContract>>): Promise<unknown> {
    const reply = await this.all.call(endpoint.contract!, input, actor);
    if (!mayNamePeople(actor)) return reply;
    return isPage(reply) ? this.named(reply, reply.items, actor) : this.named(reply as Booking, [reply as Booking], actor);
  }

  private async named(reply: object, bookings: Booking[], actor: Actor): Promise<unknown> {
    const personIds = [...new Set(bookings.flatMap(({ applicantId }) => applicantId ?? []))];
    try {
      const people = new Map((await this.people(personIds, actor)).map((person) => [person.id, person]));
      for (const booking of bookings) Object.assign(booking, { applicant: people.get(booking.applicantId ?? '') ?? null });
      return reply;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { ...reply, unavailable: ['partners'] };
    }
  }

  private async people(personIds: string[], actor: Actor): Promise<Person[]> {
    if (personIds.length === 0) return [];
    const { people }: ReplyOf<typeof namePeople> = await this.all.call(namePeople, { personIds }, actor, { timeoutMs: patienceMs });
    return people;
  }
}

const mayNamePeople = (actor: Actor): boolean => hasRole(actor, ...(Object.keys(namePeople.serves) as Role[]));

const isPage = (reply: unknown): reply is { items: Booking[] } => typeof reply === 'object' && reply !== null && 'items' in reply;
