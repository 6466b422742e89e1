import { SettingsError } from './config.js';
import { giveBackAtRest } from './rest.js';
import { runService } from './run-service.js';
import type { ServiceDefinition } from './service-definition.js';
import { startTelemetry, type Telemetry } from './telemetry.js';

interface Closable {
  close(): Promise<void>;
}

/** A service's whole main: starts it from the environment, says on IPC when it is ready, and ends it in order. */
export const bootstrapService = (definition: ServiceDefinition): Promise<void> =>
  bootstrap(definition.name, () => runService(definition, process.env));

/** As bootstrapService, for a process that starts in a way of its own. */
export async function bootstrap<T extends Closable>(name: string, start: () => Promise<T>): Promise<void> {
  try {
    const telemetry = await startTelemetry(name, process.env);
    const running = await start();
    endWithSignals(running, telemetry);
    giveBackAtRest();
    process.send?.('ready');
  } catch (error) {
    const told = error instanceof SettingsError ? error.problems.join('\n') : String(error instanceof Error ? error.stack : error);
    process.stderr.write(`${name} did not start: ${told}\n`);
    process.exit(1);
  }
}

const longestGoodbyeMs = 15_000;

function endWithSignals(running: Closable, telemetry: Telemetry | undefined): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), longestGoodbyeMs).unref();
    running.close().then(() => telemetry?.stop()).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  // Whoever started it is gone, so nobody would stop it.
  process.once('disconnect', end);
}
