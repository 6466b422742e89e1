export { findNatsServer, startNats, type NatsOptions, type NatsUser } from './nats.js';
export { freePort, isPortTaken } from './ports.js';
export { startPostgres, type PostgresOptions } from './postgres.js';
export { type EmbeddedServer } from './server.js';
export { startTied, withKernelBond, type Bond, type TiedProcess } from './tied-process.js';
