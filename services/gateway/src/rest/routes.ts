import { liveEndpoints } from '../live/live-endpoints.js';
import { sessionEndpoints } from '../sessions/session-endpoints.js';
import { overviewEndpoints } from '../overview/overview-endpoints.js';
import { programmeEndpoints } from '../programme/programme-endpoints.js';
import { signInEndpoints } from '../sign-in/sign-in-endpoints.js';
import { agreementsRoutes } from './agreements-routes.js';
import { boardsRoutes } from './boards-routes.js';
import { bookingRoutes } from './booking-routes.js';
import { decisionsRoutes } from './decisions-routes.js';
import type { Endpoint } from './endpoint.js';
import { competingRoutes } from './competing-routes.js';
import { eventsRoutes } from './events-routes.js';
import { findingRoutes } from './finding-routes.js';
import { holdingRoutes } from './holding-routes.js';
import { feedsRoutes } from './feeds-routes.js';
import { freeBusyRoutes } from './free-busy-routes.js';
import { inboxRoutes } from './inbox-routes.js';
import { livingRoutes } from './living-routes.js';
import { notificationsRoutes } from './notifications-routes.js';
import { openingRoutes } from './opening-routes.js';
import { operationsRoutes } from './operations-routes.js';
import { partnersRoutes } from './partners-routes.js';
import { picturesRoutes } from './pictures-routes.js';
import { preferencesRoutes } from './preferences-routes.js';
import { recordRoutes } from './record-routes.js';
import { seriesRoutes } from './series-routes.js';
import { spacesRoutes } from './spaces-routes.js';
import { statisticsRoutes } from './statistics-routes.js';
import { threadsRoutes } from './threads-routes.js';
import { visitorsRoutes } from './visitors-routes.js';

/** The whole HTTP interface. */
export const endpoints: Endpoint[] = [
  ...signInEndpoints,
  ...sessionEndpoints,
  ...overviewEndpoints,
  ...bookingRoutes,
  ...inboxRoutes,
  ...threadsRoutes,
  ...livingRoutes,
  ...competingRoutes,
  ...seriesRoutes,
  ...decisionsRoutes,
  ...findingRoutes,
  ...boardsRoutes,
  ...openingRoutes,
  ...holdingRoutes,
  ...spacesRoutes,
  ...picturesRoutes,
  ...freeBusyRoutes,
  ...feedsRoutes,
  ...statisticsRoutes,
  ...recordRoutes,
  ...eventsRoutes,
  ...programmeEndpoints,
  ...visitorsRoutes,
  ...partnersRoutes,
  ...agreementsRoutes,
  ...notificationsRoutes,
  ...preferencesRoutes,
  ...operationsRoutes,
  ...liveEndpoints,
];
