import { bootstrapService } from '#platform';
import { eventsService } from './events.module.js';

await bootstrapService(eventsService);
