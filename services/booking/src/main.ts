import { bootstrapService } from '#platform';
import { bookingService } from './booking.module.js';

await bootstrapService(bookingService);
