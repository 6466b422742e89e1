import { z } from 'zod';
import { email, language } from '#contracts';
import type { Endpoint } from '../rest/endpoint.js';
import { sessionView } from '../sessions/session-view.js';
import { SendCode, SignInWithCode } from './code-handlers.js';
import { returnTo } from './return-to.js';
import { BeginStaffSignIn, FinishStaffSignIn } from './staff-handlers.js';

const own = { tag: 'Signing in', serves: 'anyone', idempotent: false } as const;

export const signInEndpoints: Endpoint[] = [
  {
    ...own, method: 'POST', path: '/sign-in/codes', operationId: 'sign-in.codes.send',
    summary: 'Send a one-time code by e-mail; the answer is the same whether the address is known or not',
    input: z.strictObject({ email: email(), language: language().optional() }), example: { email: 'anna@example.se', language: 'sv' },
    status: 202, reply: z.strictObject({ sent: z.literal(true), validForMinutes: z.int() }), errors: ['limit.exceeded'], answeredBy: SendCode,
  },
  {
    ...own, method: 'POST', path: '/sign-in/sessions', operationId: 'sign-in.sessions.begin', summary: 'Sign in with the code, which is then used up',
    input: z.strictObject({ email: email(), code: z.string().min(8).max(32) }), example: { email: 'anna@example.se', code: 'K7WQ-3MXP' },
    status: 201, reply: sessionView, errors: ['sign-in.code-wrong', 'sign-in.code-used-up', 'limit.exceeded'], answeredBy: SignInWithCode,
  },
  {
    ...own, method: 'GET', path: '/sign-in/staff', operationId: 'sign-in.staff.begin', summary: 'Send a browser to staff’s identity provider',
    input: z.strictObject({ returnTo: returnTo().default('/').describe('Where to go afterwards') }), example: { returnTo: '/' },
    status: 302, errors: ['resource.not-found', 'limit.exceeded'], page: true, answeredBy: BeginStaffSignIn,
  },
  {
    ...own, method: 'GET', path: '/sign-in/staff/callback', operationId: 'sign-in.staff.finish', summary: 'Where the identity provider sends the browser back',
    // What a provider may add is not ours to say.
    input: z.looseObject({ code: z.string().optional(), state: z.string().optional() }), example: {},
    status: 302, errors: ['sign-in.failed', 'sign-in.not-staff'], page: true, answeredBy: FinishStaffSignIn,
  },
];
