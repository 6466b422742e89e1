import { z } from 'zod';

/** A base64url text that is not empty. */
export const secret = () => z.string().regex(/^[A-Za-z0-9_-]{16,}$/, 'base64url, at least 16 characters');

/** Where spans go: an OpenTelemetry collector that takes OTLP over HTTP. Without it nothing is gathered. */
export const telemetrySettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
};

/** A whole number in a setting, such as `3000`. */
export function wholeNumber(least: number, most: number) {
  const says = `a whole number from ${least} to ${most}`;
  return z.coerce.number(says).int(says).min(least, says).max(most, says);
}

/** Where the broker is; several servers of a cluster are separated by commas. */
export const natsServers = () =>
  z.string().refine((urls) => urls.split(',').every((url) => /^(?:nats|tls):\/\/./.test(url) && URL.canParse(url)), 'nats://user:password@host:port');

/** Settings that every domain service has. */
export const serviceSettings = {
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }),
  DATABASE_CONNECTIONS: wholeNumber(2, 200).default(10),
  NATS_URL: natsServers(),
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

/** Settings that are of no use without others: each with those that it needs. */
export type Companions = Readonly<Record<string, readonly string[]>>;

/**
 * Reads settings from the environment; an empty value counts as missing.
 * @throws SettingsError that names every one that is wrong or missing, or lacks its companion
 */
export function readSettings<S extends z.ZodRawShape>(shape: S, environment: Environment, companions: Companions = {}): z.output<z.ZodObject<S>> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = z.object(shape).safeParse(given);
  const problems = [...(result.error?.issues ?? []).map((issue) => problemOf(issue, given)), ...missingCompanions(companions, given)];
  if (result.success && problems.length === 0) return result.data;
  throw new SettingsError(problems);
}

function problemOf(issue: z.core.$ZodIssue, given: Environment): string {
  const name = String(issue.path[0]);
  return given[name] === undefined ? `${name} is missing` : `${name}: ${issue.message}`;
}

const missingCompanions = (companions: Companions, given: Environment): string[] =>
  Object.entries(companions).flatMap(([name, needed]) =>
    given[name] === undefined ? [] : needed.filter((other) => given[other] === undefined).map((other) => `${other} is missing: ${name} needs it`),
  );
