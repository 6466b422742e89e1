import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import { Provider } from 'oidc-provider';
import type { Visitor } from './visitor.js';

export interface Account {
  email?: string;
  email_verified?: boolean;
  name?: string;
  roles?: unknown;
}

export const client = { id: 'parken', secret: 'a-secret-of-the-gateway' };
export const introspectionSecret = 'introspection-secret-of-tests';

/** A real OpenID provider, with accounts that a test makes up and that sign in by their name alone. */
export class TestIdentityProvider {
  readonly accounts = new Map<string, Account>();
  private server: Server | undefined;

  private constructor(
    readonly port: number,
    private readonly callback: string,
  ) {}

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Takes a port, but answers only once it is started. */
  static async reserve(callback: string): Promise<TestIdentityProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return new TestIdentityProvider(port, callback);
  }

  async start(): Promise<void> {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const provider = new Provider(this.issuer, {
      clients: [
        { client_id: client.id, client_secret: client.secret, redirect_uris: [this.callback], grant_types: ['authorization_code'], response_types: ['code'] },
        { client_id: 'gateway', client_secret: introspectionSecret, grant_types: [], redirect_uris: [], response_types: [] },
        { client_id: 'script', client_secret: 'script-secret-of-tests', grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
      ],
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] },
      cookies: { keys: ['cookie-key-of-tests'] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'roles'] },
      pkce: { required: () => true },
      features: { clientCredentials: { enabled: true }, introspection: { enabled: true, allowedPolicy: (_, { clientId }) => clientId === 'gateway' }, devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...this.accounts.get(id) }) }),
      extraTokenClaims: () => ({ ...this.accounts.get('script') }),
      loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client!.clientId, accountId: ctx.oidc.session!.accountId });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
    const handle = provider.callback();
    this.server = createServer((request, response) => {
      // The test says in a header who is at the keyboard.
      const account = request.url?.startsWith('/interaction/') ? String(request.headers['x-account']) : undefined;
      if (account) void provider.interactionFinished(request, response, { login: { accountId: account } }, { mergeWithLastSubmission: false });
      else void handle(request, response);
    });
    await new Promise<void>((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
    this.server = undefined;
  }

  /** A bearer token for scripts. */
  async scriptToken(): Promise<string> {
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('script:script-secret-of-tests').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  /** Follows the browser from the gateway through the provider. @returns the address that leads back to the gateway */
  async through(gateway: Visitor, begin: string, account: string, browser: Visitor): Promise<string> {
    let location = (await gateway.raw('GET', begin)).headers.get('location');
    while (location?.startsWith('/') || location?.startsWith(this.issuer)) {
      location = (await browser.raw('GET', location, undefined, { 'x-account': account })).headers.get('location');
    }
    if (!location) throw new Error('the provider does not lead back');
    return location;
  }
}
