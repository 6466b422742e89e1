import { buckets } from '#messaging';
import { gatewayCompanions, gatewayConfig } from './config.js';
import { startGateway } from './start-gateway.js';

/** What the gateway says of itself to whoever starts the system. */
export const gatewayService = {
  name: 'gateway',
  settings: gatewayConfig,
  companions: gatewayCompanions,
  buckets: Object.keys(buckets),
  start: startGateway,
};
