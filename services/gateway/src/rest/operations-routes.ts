import { deadLetters } from '#contracts';
import { route } from './route.js';

const operations = { tag: 'Operations' };

/** Every service answers the same two messages about its own dead letters. */
export const operationsRoutes = Object.entries(deadLetters).flatMap(([service, { list, replay }]) => [
  route('GET', `/operations/${service}/dead-letters`, list, operations),
  route('POST', `/operations/${service}/dead-letters/{deadLetterId}/replay`, replay, operations),
]);
