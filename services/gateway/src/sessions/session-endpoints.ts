import { z } from 'zod';
import { roles } from '#kernel';
import type { Endpoint } from '../rest/endpoint.js';
import { ShowSession, SignOut, SignOutEverywhere } from './session-handlers.js';
import { sessionView } from './session-view.js';

const own = { tag: 'Signing in', input: z.strictObject({}), example: {}, errors: [], idempotent: false };

export const sessionEndpoints: Endpoint[] = [
  {
    ...own, method: 'GET', path: '/session', operationId: 'session.show', summary: 'Tell who is signed in, with the token that changes need',
    serves: 'anyone', status: 200, reply: sessionView, answeredBy: ShowSession,
  },
  {
    ...own, method: 'DELETE', path: '/session', operationId: 'session.end', summary: 'Sign out here',
    serves: 'anyone', status: 204, answeredBy: SignOut,
  },
  {
    ...own, method: 'DELETE', path: '/sessions', operationId: 'sessions.end', summary: 'Sign out everywhere: all sessions of the person end',
    serves: roles.filter((role) => role !== 'visitor' && role !== 'system'), status: 204, answeredBy: SignOutEverywhere,
  },
];
