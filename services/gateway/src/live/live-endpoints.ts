import { z } from 'zod';
import { roles } from '#kernel';
import type { Endpoint } from '../rest/endpoint.js';
import { StreamChanges } from './live-handler.js';

export const liveEndpoints: Endpoint[] = [
  {
    method: 'GET', path: '/live', operationId: 'live.stream', tag: 'Live',
    summary: 'Server-sent events: `change` with type, id, version and time of what the caller may read; `resync` when some may have been missed',
    serves: roles.filter((role) => role !== 'visitor' && role !== 'system'),
    input: z.strictObject({}), example: {}, status: 200, replyType: 'text/event-stream', errors: ['limit.exceeded'], idempotent: false,
    answeredBy: StreamChanges,
  },
];
