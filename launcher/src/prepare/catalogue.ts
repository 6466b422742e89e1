import type { NatsUser } from '#embedded';
import { gatewayPermissions, servicePermissions, type NatsPermissions } from '#messaging';
import { sourcesOf, type ServiceDefinition } from '#platform';
import { gateway, moduleOf } from '../services.js';

/** What is known of a service without starting it. */
export interface KnownService extends Pick<ServiceDefinition, 'name' | 'settings' | 'companions'> {
  permissions: NatsPermissions;
}

export interface GatewayDefinition extends Pick<ServiceDefinition, 'name' | 'settings' | 'companions'> {
  /** Key-value buckets that it keeps in JetStream. */
  buckets: string[];
}

/** Reads what a service says of itself: the export `<name>Service` of its module. */
export async function loadService(name: string): Promise<KnownService> {
  const definition = await definitionOf(name);
  if (isGateway(definition)) return { ...definition, permissions: gatewayPermissions(definition.buckets) };
  return { ...definition, permissions: servicePermissions(name, sourcesOf(definition), definition.purgesStream) };
}

/** The login of a service in the form that the server's configuration wants. */
export const natsUser = ({ name, permissions }: KnownService, password: string): NatsUser => ({
  user: name,
  password,
  permissions: {
    publish: { allow: permissions.publish },
    subscribe: { allow: permissions.subscribe },
    ...(permissions.answers ? { allow_responses: true } : {}),
  },
});

const isGateway = (definition: ServiceDefinition | GatewayDefinition): definition is GatewayDefinition => definition.name === gateway;

async function definitionOf(name: string): Promise<ServiceDefinition | GatewayDefinition> {
  const module = (await import(moduleOf(name))) as Record<string, ServiceDefinition | GatewayDefinition | undefined>;
  const definition = module[`${name}Service`];
  if (!definition) throw new Error(`${moduleOf(name)} does not export ${name}Service`);
  return definition;
}
