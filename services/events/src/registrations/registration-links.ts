import { Inject, Injectable } from '@nestjs/common';
import { DomainError, Links } from '#kernel';
import { SETTINGS } from '#platform';
import type { Settings } from '../settings.js';

const purpose = 'registration';

/** Makes and knows the links in messages about a registration. */
@Injectable()
export class RegistrationLinks {
  private readonly links: Links;

  constructor(@Inject(SETTINGS) { LINK_KEY }: Settings) {
    this.links = new Links(LINK_KEY);
  }

  tokenFor = (registrationId: string): string => this.links.tokenFor(purpose, registrationId);

  /** @returns the id of the registration */
  read(token: string): string {
    return this.links.idIn(purpose, token) ?? invalidLink();
  }

  /** What the link leads to; of somebody who has been erased there is nothing left to lead to. */
  opened<T extends { registration: { attendeeId: string | null } }>(led: T | undefined): T {
    return led && led.registration.attendeeId !== null ? led : invalidLink();
  }
}

const invalidLink = (): never => {
  throw new DomainError('link.invalid');
};
