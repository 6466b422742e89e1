import { revealRegistrationLink, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { findEvent } from '../events/find-event.js';
import { RegistrationLinks } from './registration-links.js';
import { findRegistration, onlineFor } from './registration-row.js';

@Answers(revealRegistrationLink)
export class RevealRegistrationLink {
  constructor(private readonly links: RegistrationLinks) {}

  async execute({ input, db }: QueryCall<typeof revealRegistrationLink>): Promise<ReplyOf<typeof revealRegistrationLink>> {
    const registration = await findRegistration(db, input.registrationId);
    if (!registration) throw new DomainError('registration.not-found');
    const event = (await findEvent(db, registration.eventId))!;
    return { token: this.links.tokenFor(registration.id), onlineUrl: onlineFor(registration, event) };
  }
}
