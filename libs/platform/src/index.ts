export { bootstrap, bootstrapService } from './bootstrap.js';
export { natsServers, readSettings, secret, wholeNumber, serviceSettings, SettingsError, telemetrySettings, type Companions, type Environment } from './config.js';
export type { ServiceHealth } from './health.js';
export { createLogger } from './logger.js';
export { nestLogger } from './nest-logger.js';
export { startTelemetry, type Telemetry } from './telemetry.js';
export { Rounds } from './rounds.js';
export { runService, sourcesOf, type RunningService, type RunOptions } from './run-service.js';
export { LOGGER, NATS, SETTINGS, defineService, type ServiceDefinition, type Worker } from './service-definition.js';
