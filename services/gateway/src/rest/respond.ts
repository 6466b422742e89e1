import type { Call } from './endpoint.js';
import { etagOf } from './if-match.js';

/** Sends what a handler returned, with its ETag and, for something new, where it is. */
export async function respond({ endpoint, reply }: Pick<Call, 'endpoint' | 'reply'>, answer: unknown, prefix: string): Promise<void> {
  const etag = etagOf(answer);
  if (etag) void reply.header('ETag', etag);
  if (endpoint.created) void reply.header('Location', prefix + locationOf(endpoint.created, answer));
  void reply.code(endpoint.status);
  await (answer === undefined ? reply.send() : reply.type('application/json; charset=utf-8').send(JSON.stringify(answer)));
}

const locationOf = (template: string, answer: unknown): string =>
  template.replaceAll(/\{([\w.]+)\}/g, (_, path: string) => encodeURIComponent(String(at(answer, path.split('.')))));

const at = (value: unknown, path: string[]): unknown =>
  path.reduce((inside, name) => (inside as Record<string, unknown> | undefined)?.[name], value);
