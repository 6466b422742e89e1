import { openRegistration, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { findEvent } from '../events/find-event.js';
import { RegistrationLinks } from './registration-links.js';
import { findRegistration, toView } from './registration-row.js';

@Answers(openRegistration)
export class OpenRegistration {
  constructor(private readonly links: RegistrationLinks) {}

  async execute({ input, db }: QueryCall<typeof openRegistration>): Promise<ReplyOf<typeof openRegistration>> {
    const led = await findRegistration(db, this.links.read(input.token));
    const { registration } = this.links.opened(led && { registration: led });
    return toView(registration, (await findEvent(db, registration.eventId))!);
  }
}
