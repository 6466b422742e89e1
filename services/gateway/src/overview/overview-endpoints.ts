import { z } from 'zod';
import { id } from '#contracts';
import type { Endpoint } from '../rest/endpoint.js';
import { mineEndpoint } from './me.js';
import { day } from './today-schema.js';
import { ShowToday } from './today.js';

export const overviewEndpoints: Endpoint[] = [
  {
    method: 'GET', path: '/today', operationId: 'overview.today', tag: 'Overview',
    summary: 'The day of each site: bookings, events, who is expected and inside, and what waits for a decision; what is missing is named',
    serves: ['reception', 'staff', 'admin'], input: z.strictObject({ siteId: id().optional() }), example: {}, status: 200, reply: day,
    errors: ['site.not-found'], idempotent: false, answeredBy: ShowToday,
  },
  mineEndpoint,
];
