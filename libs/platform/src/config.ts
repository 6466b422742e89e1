import { z } from 'zod';

/** A base64url text that is not empty. */
export const secret = () => z.string().regex(/^[A-Za-z0-9_-]{16,}$/, 'base64url, at least 16 characters');

/** Where spans go: an OpenTelemetry collector that takes OTLP over HTTP. Without it nothing is gathered. */
export const telemetrySettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
};

/** Settings that every domain service has. */
export const serviceSettings = {
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10),
  NATS_URL: z.string().regex(/^(?:nats|tls):\/\/[^\s]+$/, 'nats://user:password@host:port'),
  ACTOR_PUBLIC_KEY: secret(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  ...telemetrySettings,
};

export type Environment = Record<string, string | undefined>;

/** Settings that are wrong or missing, all of them, each with what is expected. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly problems: string[]) {
    super(`settings: ${problems.join('; ')}`);
  }
}

/**
 * Reads settings from the environment; an empty value counts as missing.
 * @throws SettingsError that names every one that is wrong or missing
 */
export function readSettings<S extends z.ZodRawShape>(shape: S, environment: Environment): z.output<z.ZodObject<S>> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = z.object(shape).safeParse(given);
  if (result.success) return result.data;
  throw new SettingsError(
    result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return given[name] === undefined ? `${name} is missing` : `${name}: ${issue.message}`;
    }),
  );
}
