import { bootstrap } from '#platform';
import { startGateway } from './start-gateway.js';

await bootstrap('gateway', () => startGateway(process.env));
