import { auditLogs, deadLetters, type ServiceName } from '#contracts';
import { route } from './route.js';

const operations = { tag: 'Operations' };

/** Every service answers the same messages about its own dead letters and its audit log. */
export const operationsRoutes = Object.entries(deadLetters).flatMap(([service, { list, replay }]) => [
  route('GET', `/operations/${service}/audit-log`, auditLogs[service as ServiceName], operations),
  route('GET', `/operations/${service}/dead-letters`, list, operations),
  route('POST', `/operations/${service}/dead-letters/{deadLetterId}/replay`, replay, operations),
]);
