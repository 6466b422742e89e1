import { liveEndpoints } from '../live/live-endpoints.js';
import { sessionEndpoints } from '../sessions/session-endpoints.js';
import { signInEndpoints } from '../sign-in/sign-in-endpoints.js';
import { bookingRoutes } from './booking-routes.js';
import type { Endpoint } from './endpoint.js';
import { notificationsRoutes } from './notifications-routes.js';
import { operationsRoutes } from './operations-routes.js';
import { partnersRoutes } from './partners-routes.js';

/** Where all of these are. */
export const prefix = '/api/v1';

/** The whole HTTP interface. */
export const endpoints: Endpoint[] = [
  ...signInEndpoints,
  ...sessionEndpoints,
  ...bookingRoutes,
  ...partnersRoutes,
  ...notificationsRoutes,
  ...operationsRoutes,
  ...liveEndpoints,
];
