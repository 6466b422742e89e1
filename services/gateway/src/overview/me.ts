import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { bookingView, getPerson, listAgreements, listBookings, listPasses, listRegistrations, passView, registrationView } from '#contracts';
import type { Actor } from '#kernel';
import { Services } from '../actor/services.js';
import type { Call, Endpoint, Handler } from '../rest/endpoint.js';
import { shortened, unavailable } from '../rest/names.js';
import { Gathering, type ItemOf } from './gathering.js';

const mine = z
  .strictObject({
    person: getPerson.reply.nullable().describe('Who she is, and what organisations she may act for'),
    requests: z.array(bookingView).nullable().describe('What she has asked for and nobody has decided yet'),
    bookings: z.array(bookingView).nullable().describe('Her bookings to come'),
    registrations: z.array(registrationView).nullable().describe('Her seats and places on waiting lists to come'),
    passes: z.array(passView).nullable().describe('Her passes to come'),
    agreementsToSign: listAgreements.reply.shape.items.nullable().describe('Agreements that wait for her to sign'),
    unavailable,
    shortened,
  })
  .meta({ id: 'Mine' });

/** All that concerns whoever asks. What a service that is down would have said is null, and the service is named. */
@Injectable()
export class ShowMine implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ caller }: Call): Promise<z.input<typeof mine>> {
    // As nobody but herself: to staff these lists would otherwise give everybody's.
    const herself: Actor = { id: caller.actor.id, roles: ['booker'] };
    const gathering = new Gathering(this.services, herself);
    const now = new Date().toISOString();
    const [person, bookings, registrations, passes, agreements] = await Promise.all([
      gathering.ask(getPerson, { personId: herself.id }),
      gathering.list(listBookings, { from: now }),
      gathering.list(listRegistrations, {}),
      gathering.list(listPasses, {}),
      gathering.list(listAgreements, { state: 'sent' }),
    ]);
    return {
      person,
      requests: bookings?.filter(({ state }) => state === 'requested') ?? null,
      bookings: bookings?.filter(({ state }) => state === 'approved') ?? null,
      registrations: registrations?.filter(isToCome(now)) ?? null,
      passes,
      agreementsToSign: agreements?.filter(waitsFor(herself.id)) ?? null,
      unavailable: gathering.unavailable,
      shortened: gathering.shortened,
    };
  }
}

const isToCome = (now: string) => ({ state, end }: ItemOf<typeof listRegistrations>): boolean =>
  ['confirmed', 'waiting', 'offered'].includes(state) && Date.parse(end) > Date.parse(now);

const waitsFor = (personId: string) => ({ parties }: ItemOf<typeof listAgreements>): boolean =>
  parties.some(({ signatoryId, signedAt }) => signatoryId === personId && signedAt === null);

export const mineEndpoint: Endpoint = {
  method: 'GET', path: '/me', operationId: 'overview.mine', tag: 'Overview',
  summary: 'What concerns whoever asks: her requests, bookings, registrations, passes, organisations and what she is to sign; what is missing is named',
  serves: ['booker', 'organisation-admin', 'reception', 'registrar', 'staff', 'admin'], input: z.strictObject({}), example: {}, status: 200, reply: mine,
  errors: ['person.not-found'], idempotent: false, answeredBy: ShowMine,
};
