import * as oidc from 'openid-client';
import { DomainError } from '#kernel';
import type { GatewaySettings } from '../config.js';
import type { PublicAddress } from '../server/public-address.js';
import { rolesIn, type Claims } from './staff-roles.js';

/** What must be remembered between the way there and the way back. */
export interface Errand {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
}

export interface StaffMember {
  email: string;
  name?: string;
  roles: ReturnType<typeof rolesIn>;
}

export const callbackPath = '/api/v1/sign-in/staff/callback';
const patienceSeconds = 5;

/**
 * Staff's identity provider (OpenID Connect, authorization code with PKCE, state and nonce). It is looked up when somebody
 * first signs in, and again until that succeeds, so that the gateway starts without it.
 */
export class IdentityProvider {
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(
    private readonly settings: GatewaySettings,
    private readonly address: PublicAddress,
  ) {}

  /** Where to send somebody who wants to sign in. */
  async begin(returnTo: string): Promise<{ url: URL; errand: Errand }> {
    const configuration = await this.configuration();
    const errand = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), returnTo };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.address.origin + callbackPath,
      scope: this.settings.STAFF_OIDC_SCOPES,
      code_challenge: await oidc.calculatePKCECodeChallenge(errand.verifier),
      code_challenge_method: 'S256',
      state: errand.state,
      nonce: errand.nonce,
    });
    return { url, errand };
  }

  /** Who has come back. @throws DomainError `sign-in.failed`, `sign-in.not-staff` or `service.unavailable` */
  async finish(query: string, { state, nonce, verifier }: Errand): Promise<StaffMember> {
    const configuration = await this.configuration();
    const current = new URL(`${this.address.origin}${callbackPath}?${query}`);
    const claims = await this.claims(configuration, current, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier });
    const roles = rolesIn(claims, this.settings.STAFF_OIDC_ROLES_CLAIM, this.settings.STAFF_OIDC_ROLE_MAP);
    if (roles.length === 0) throw new DomainError('sign-in.not-staff');
    const { email, email_verified: isVerified, name } = claims;
    // An address that anybody may have typed in at the provider proves nothing.
    if (typeof email !== 'string' || isVerified === false) throw new DomainError('sign-in.failed');
    return { email, roles, ...(typeof name === 'string' && { name }) };
  }

  private async claims(configuration: oidc.Configuration, current: URL, checks: oidc.AuthorizationCodeGrantChecks): Promise<Claims> {
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, current, { ...checks, idTokenExpected: true });
      const claims: Claims = { ...tokens.claims() };
      if (!configuration.serverMetadata().userinfo_endpoint) return claims;
      return { ...(await oidc.fetchUserInfo(configuration, tokens.access_token, String(claims.sub))), ...claims };
    } catch (error) {
      throw Object.assign(new DomainError('sign-in.failed'), { cause: error });
    }
  }

  private async configuration(): Promise<oidc.Configuration> {
    this.discovered ??= this.discover();
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = undefined;
      if (error instanceof DomainError) throw error;
      throw Object.assign(new DomainError('service.unavailable', { service: 'identity-provider' }), { cause: error });
    }
  }

  private async discover(): Promise<oidc.Configuration> {
    const { STAFF_OIDC_ISSUER: issuer, STAFF_OIDC_CLIENT_ID: id, STAFF_OIDC_CLIENT_SECRET: secret } = this.settings;
    if (!issuer || !id) throw new DomainError('resource.not-found');
    // Plain HTTP is for a provider on this machine or network, and whoever configures it has said so in the address.
    const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    return oidc.discovery(new URL(issuer), id, secret, undefined, { execute, timeout: patienceSeconds });
  }
}
