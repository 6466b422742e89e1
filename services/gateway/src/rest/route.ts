import type { z } from 'zod';
import type { RequestContract } from '#contracts';
import type { Role } from '#kernel';
import type { Endpoint, Method } from './endpoint.js';
import { Forward } from './forward.js';

type Changed = 'created' | 'status' | 'reply' | 'replyType' | 'answeredBy' | 'serves' | 'input' | 'example' | 'errors' | 'publicSeconds' | 'upload' | 'mostBytes';

interface RouteOptions extends Pick<Partial<Endpoint>, Changed> {
  tag: string;
}

/** An endpoint that forwards one message to the service that owns it; the contract says all the rest. */
export function route(method: Method, path: string, contract: RequestContract, options: RouteOptions): Endpoint {
  return {
    method,
    path,
    operationId: contract.subject,
    summary: contract.summary,
    serves: rolesOf(contract),
    input: contract.input as z.ZodObject,
    example: contract.example as Record<string, unknown>,
    status: options.status ?? (options.created ? 201 : 200),
    reply: contract.reply,
    errors: contract.errors,
    idempotent: contract.kind === 'command',
    contract,
    isSecret: contract.secret ?? false,
    answeredBy: Forward,
    ...options,
  };
}

function rolesOf(contract: RequestContract): Endpoint['serves'] {
  const roles = (Object.keys(contract.serves) as Role[]).filter((role) => role !== 'system');
  return roles.includes('visitor') ? 'anyone' : roles;
}
