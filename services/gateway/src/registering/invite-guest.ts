import { Injectable } from '@nestjs/common';
import { inviteGuest, listGuests, type Language, type VisitView } from '#contracts';
import { Services } from '../actor/services.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { keyFor, Registrar } from './registrar.js';

interface Inviting {
  bookingId: string;
  name: string;
  email: string;
  phone?: string;
  language?: Language;
}

/** Names a guest by her address: partners says who that is, and visitors expects her. */
@Injectable()
export class InviteGuest implements Handler {
  constructor(
    private readonly services: Services,
    private readonly registrar: Registrar,
  ) {}

  async handle({ input, caller: { actor }, idempotencyKey, request }: Call<Inviting>): Promise<VisitView> {
    const { bookingId, language = request.edge.language, ...guest } = input;
    // Nobody's address is taken in for a booking that is not the caller's.
    await this.services.call(listGuests, { bookingId, limit: 1 }, actor);
    const guestId = await this.registrar.meet({ ...guest, language }, keyFor(actor.id, idempotencyKey));
    return this.services.call(inviteGuest, { bookingId, guestId, name: guest.name }, actor, { idempotencyKey });
  }
}
