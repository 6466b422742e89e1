import { natsUsersConfig } from './nats-config.js';
import { serviceNames } from './services.js';

// npm run nats-users > deploy/nats/users.conf
process.stdout.write(await natsUsersConfig(serviceNames()));
