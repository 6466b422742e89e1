import { bootstrapService } from '#platform';
import { partnersService } from './partners.module.js';

await bootstrapService(partnersService);
