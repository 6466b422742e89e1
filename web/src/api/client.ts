import createClient, { type Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { language } from '@/words/language';
import { commandKeyOf } from './command-keys';
import { problemOf } from './problem';
import type { paths } from './schema.gen';
import { csrfToken, sessionHasEnded } from './session-state';

const edge: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', language());
    if (request.method === 'GET') return;
    const token = csrfToken();
    if (token) request.headers.set('X-CSRF-Token', token);
  },
  async onResponse({ response }) {
    if (response.ok) return undefined;
    const problem = await problemOf(response);
    if (problem.code === 'session.ended') sessionHasEnded();
    // What went wrong is told in one shape, whoever on the way could not go on.
    return new Response(JSON.stringify(problem), { status: response.status, headers: response.headers });
  },
};

/** The interface of the house, typed by its own description. */
export const client = createClient<paths>({ baseUrl: location.origin });
client.use(edge);

/** Reading and changing through TanStack Query: `api.useQuery('get', '/api/v1/sites')`. */
export const api = createQueryClient(client);

/** The header that makes it safe to send the same again: the same key for the same content until there is an answer. */
export const once = (path: string, content: unknown) => ({ 'Idempotency-Key': commandKeyOf(path, content) });
