import type { NatsUser } from '#embedded';
import { loadService, natsUser } from './prepare/catalogue.js';

export const passwordName = (user: string): string => `${user.toUpperCase()}_PASSWORD`;

/** Stands for the value of an environment variable in the server's configuration. */
const fromEnvironment = (user: string) => `$${passwordName(user)}`;

/**
 * The users of a nats-server that is not ours, for its configuration file, each allowed what the catalogue says.
 * @param passwordOf the password itself; left out, the server takes it from its environment
 */
export async function natsUsersConfig(services: readonly string[], passwordOf: (user: string) => string = fromEnvironment): Promise<string> {
  const known = await Promise.all(services.map(loadService));
  const users = [{ user: 'admin', password: passwordOf('admin') }, ...known.map((service) => natsUser(service, passwordOf(service.name)))];
  return `# Made by "npm run provision". Who may connect, and what each may do.\nauthorization {\n  users = [\n${users.map(written).join('')}  ]\n}\n`;
}

const written = ({ user, password, permissions }: NatsUser): string =>
  `    {\n      user: ${JSON.stringify(user)}\n      password: ${quoted(password)}\n${permissions ? writtenPermissions(permissions) : ''}    }\n`;

// A variable stands without quotation marks, or it is no variable.
const quoted = (password: string) => (password.startsWith('$') ? password : JSON.stringify(password));

const writtenPermissions = (permissions: NonNullable<NatsUser['permissions']>): string =>
  `      permissions: {\n${Object.entries(permissions).map(([name, value]) => `        ${name}: ${JSON.stringify(value, undefined, 2).replaceAll('\n', '\n        ')}\n`).join('')}      }\n`;
