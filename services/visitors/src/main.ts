import { bootstrapService } from '#platform';
import { visitorsService } from './visitors.module.js';

await bootstrapService(visitorsService);
