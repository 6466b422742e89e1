import { bootstrapService } from '#platform';
import { notificationsService } from './notifications.module.js';

await bootstrapService(notificationsService);
