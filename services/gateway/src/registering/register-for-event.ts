import { Injectable } from '@nestjs/common';
import { getPerson, registerForEvent, type Language, type RegistrationView } from '#contracts';
import { hasRole, type Actor } from '#kernel';
import { Services } from '../actor/services.js';
import { RateLimits } from '../limits/rate-limits.js';
import { fieldProblem } from '../problems/field-sentences.js';
import { InvalidInput } from '../problems/problem.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { folded } from '../sign-in/code.js';
import { asStranger } from './registration-schemas.js';
import { keyFor, Registrar, type Stranger } from './registrar.js';

interface Registering {
  eventId: string;
  name?: string;
  email?: string;
  phone?: string;
  language?: Language;
  bySms: boolean;
}

/** Registers whoever is signed in, whomever staff write, or, without any account, whoever gives her name and address. */
@Injectable()
export class RegisterForEvent implements Handler {
  constructor(
    private readonly services: Services,
    private readonly registrar: Registrar,
    private readonly limits: RateLimits,
  ) {}

  async handle({ input, caller, idempotencyKey, request }: Call<Registering>): Promise<unknown> {
    const { actor } = caller;
    const key = keyFor(actor.id, idempotencyKey);
    if (caller.by === 'nothing') {
      const stranger = strangerIn(input, request.edge.language);
      this.limits.countRegistering(request);
      return asStranger(await this.registrar.register(stranger, input, key));
    }
    if (input.email !== undefined && hasRole(actor, 'staff', 'admin', 'reception')) {
      return this.registrar.register(strangerIn(input, request.edge.language), input, key);
    }
    await this.mustBeHerself(input, actor);
    return this.herself(input, actor, idempotencyKey);
  }

  private herself({ eventId, bySms }: Registering, actor: Actor, idempotencyKey: string): Promise<RegistrationView> {
    return this.services.call(registerForEvent, { eventId, bySms }, actor, { idempotencyKey, timeoutMs: 25_000 });
  }

  /** A form may send her own address along; that of somebody else would be lost without a word. */
  private async mustBeHerself({ email }: Registering, actor: Actor): Promise<void> {
    if (email === undefined) return;
    const own = await this.services.call(getPerson, { personId: actor.id }, actor);
    if (own.email === folded(email)) return;
    throw new InvalidInput([{ ...fieldProblem('email', 'not-yours'), in: 'body' }]);
  }
}

function strangerIn({ name, email, phone, language, bySms }: Registering, spoken: Language): Stranger {
  // Whoever asks for text messages and names no number would wait for them in vain.
  const isReachable = !bySms || phone !== undefined;
  if (name !== undefined && email !== undefined && isReachable) return { name, email, ...(phone && { phone }), language: language ?? spoken };
  const missing = Object.entries({ name, email, ...(bySms && { phone }) }).flatMap(([field, value]) => (value === undefined ? fieldProblem(field, 'required') : []));
  throw new InvalidInput(missing.map((problem) => ({ ...problem, in: 'body' as const })));
}
