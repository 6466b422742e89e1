import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider, type Configuration } from 'oidc-provider';
import { accountOf, clientOf, demoAccounts, demoTokenRoles } from './accounts.js';
import type { IdentityConfiguration } from './configuration.js';
import { listen, loopback, readForm } from './http.js';
import { loginPage } from './login-page.js';

const interactionPath = /^\/interaction\/([\w-]+)$/;

/**
 * An OpenID provider with the demo's staff, and clients that get tokens for scripts. Those tokens are opaque and known to this
 * process only: without it there are none, and none is worth anything.
 */
export async function startIdentityProvider(configuration: IdentityConfiguration): Promise<void> {
  const provider = new Provider(configuration.issuer, providerConfiguration(configuration));
  sendPeopleBackToUsOnly(provider, configuration.publicUrl);
  const handle = provider.callback();
  await listen(configuration.port, configuration.host ?? loopback, (request, response) => {
    const isInteraction = interactionPath.test(request.url ?? '');
    if (isInteraction) void interact(provider, request, response);
    else void handle(request, response);
  });
}

function providerConfiguration(configuration: IdentityConfiguration): Configuration {
  return {
    clients: clients(configuration),
    jwks: { keys: [{ ...configuration.signingKey, alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [configuration.cookieSecret] },
    claims: { openid: ['sub', 'roles'], email: ['email', 'email_verified'], profile: ['name'] },
    // The claims stand in the ID token itself, so that nobody needs to ask a second time.
    conformIdTokenClaims: false,
    scopes: ['openid', 'email', 'profile'],
    pkce: { required: () => true },
    ttl: { AccessToken: 3600, ClientCredentials: 12 * 3600, IdToken: 3600, Interaction: 3600, Session: 12 * 3600, Grant: 12 * 3600 },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: (_ctx, client) => client.clientId === 'gateway' },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => {
      const account = accountOf(id);
      return account && { accountId: id, claims: () => ({ sub: id, email_verified: true, ...account }) };
    },
    extraTokenClaims: (_ctx, token) => (token.kind === 'ClientCredentials' ? whoItSpeaksFor(token.clientId) : undefined),
    loadExistingGrant: async (ctx) => {
      // Our own gateway needs no consent of the house's own staff.
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client?.clientId, accountId: ctx.oidc.session?.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}

function clients({ publicUrl, staffClientSecret, demoClientSecret, introspectionSecret }: IdentityConfiguration): Configuration['clients'] {
  const silent = { redirect_uris: [], response_types: [] };
  return [
    {
      client_id: 'parken', client_secret: staffClientSecret, grant_types: ['authorization_code'], response_types: ['code'],
      redirect_uris: [`${publicUrl}/`], post_logout_redirect_uris: [`${publicUrl}/`],
    },
    { client_id: 'gateway', client_secret: introspectionSecret, grant_types: [], ...silent },
    ...demoTokenRoles.map((role) => ({
      client_id: clientOf(role), client_secret: demoClientSecret, grant_types: ['client_credentials' as const], ...silent,
    })),
  ];
}

function whoItSpeaksFor(clientId: string | undefined) {
  const account = accountOf(clientId ?? '');
  return account && { role: account.roles[0], roles: account.roles, name: account.name, email: account.email };
}

// Which path takes people back is the gateway's business; that it is the gateway's is ours.
function sendPeopleBackToUsOnly(provider: Provider, publicUrl: string) {
  const isOurs = (uri: string) => URL.canParse(uri) && new URL(uri).origin === new URL(publicUrl).origin;
  (provider.Client.prototype as { redirectUriAllowed(uri: string): boolean }).redirectUriAllowed = isOurs;
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  try {
    const { uid } = await provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(loginPage(`/interaction/${uid}`));
      return;
    }
    const account = (await readForm(request)).get('account');
    if (!demoAccounts.some(({ id }) => id === account)) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('There is no such account.\n');
      return;
    }
    await provider.interactionFinished(request, response, { login: { accountId: account as string } }, { mergeWithLastSubmission: false });
  } catch {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('This sign-in has expired. Begin again.\n');
  }
}
