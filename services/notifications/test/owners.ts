import { generateKeyPair, SignJWT } from 'jose';
import { revealPass, revealRegistrationLink, revealSigningLink, revealVisitor } from '#contracts';
import type { House } from '#testing';
import { StandIn } from './stand-in.js';

const { privateKey } = await generateKeyPair('EdDSA');

/** A pass as the visitors' service signs it, good from two hours before until two hours after. */
export const aPass = ({ id, siteId, start, end }: { id: string; siteId: string; start: string; end: string }): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', kid: 'k3x9Jq2hGmZ0vB7nLwYtRcXe' })
    .setIssuer('parken')
    .setJti(id)
    .setAudience(siteId)
    .setNotBefore(Date.parse(start) / 1000 - 7200)
    .setExpirationTime(Date.parse(end) / 1000 + 7200)
    .sign(privateKey);

export const tokenOf = (purpose: string, id: string): string => `${purpose}-${id.replaceAll('-', '')}AAAAAAAA`;

/** What the owners of secrets answer. What they have not heard of they do not find. */
export class OwnersStandIn {
  readonly passes = new Map<string, string>();
  readonly onlineUrls = new Map<string, string>();
  readonly visitors = new Map<string, { visitorName: string | null; visitorOrganisation: string | null }>();
  private standIns: StandIn[] = [];

  constructor(private readonly house: House) {}

  async come(): Promise<void> {
    const { house } = this;
    this.standIns = await Promise.all([
      StandIn.of(house, revealPass, ({ visitId }) => {
        const pass = this.passes.get(visitId);
        return pass === undefined ? { refuse: 'visit.not-found' } : { token: tokenOf('pass', visitId), pass };
      }),
      StandIn.of(house, revealVisitor, ({ visitId }) => this.visitors.get(visitId) ?? { refuse: 'visit.not-found' }),
      StandIn.of(house, revealRegistrationLink, ({ registrationId }) => ({
        token: tokenOf('registration', registrationId),
        onlineUrl: this.onlineUrls.get(registrationId) ?? null,
      })),
      StandIn.of(house, revealSigningLink, ({ partyId }) => ({ token: tokenOf('signing', partyId) })),
    ]);
  }

  async leave(): Promise<void> {
    await Promise.all(this.standIns.splice(0).map((standIn) => standIn.leave()));
  }
}
