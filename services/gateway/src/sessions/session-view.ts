import { z } from 'zod';
import { id } from '#contracts';
import { roles } from '#kernel';
import type { Caller } from './caller.js';
import type { RequestForgery } from './request-forgery.js';

export const sessionView = z
  .strictObject({
    signedIn: z.boolean(),
    personId: id().nullable(),
    roles: z.array(z.enum(roles)),
    csrfToken: z.string().nullable().describe('Send it as X-CSRF-Token with everything but GET'),
  })
  .meta({ id: 'Session' });

export const viewOf = (caller: Caller, forgery: RequestForgery): z.output<typeof sessionView> => ({
  signedIn: caller.by !== 'nothing',
  personId: caller.by === 'nothing' || caller.actor.roles.includes('device') ? null : caller.actor.id,
  roles: [...caller.actor.roles],
  csrfToken: caller.by === 'session' ? forgery.tokenOf(caller.sessionId) : null,
});
