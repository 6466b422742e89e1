import type { Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { RequestContract } from '#contracts';
import type { ErrorCode, Role } from '#kernel';
import type { Caller } from '../sessions/caller.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Call<I = Record<string, unknown>> {
  /** Checked, with defaults filled in: what the path, the query or body, and If-Match said. */
  input: I;
  caller: Caller;
  endpoint: Endpoint;
  idempotencyKey: string;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Answers one or several endpoints. What it returns becomes the JSON body; `undefined` where it has replied by itself. */
export interface Handler {
  handle(call: Call<never>): Promise<unknown>;
}

/**
 * One operation of the HTTP interface, as data: the server's routes and the OpenAPI document are both made of these,
 * so that neither can say what the other does not.
 */
export interface Endpoint {
  method: Method;
  /** Below the prefix, with parameters in braces: `/bookings/{bookingId}`. */
  path: string;
  operationId: string;
  tag: string;
  summary: string;
  /** Who may call it; `anyone` includes those who have not signed in. */
  serves: readonly Role[] | 'anyone';
  input: z.ZodObject;
  /** A valid input, for the documentation and for tests. */
  example: Record<string, unknown>;
  /** Status of success, and what it carries. */
  status: number;
  reply?: z.ZodType;
  /** Other than JSON, e.g. `text/event-stream`. */
  replyType?: string;
  errors: readonly ErrorCode[];
  /** Path of what a 201 has made, with `{field}`s of the reply (dotted). */
  created?: string;
  /** Whether it changes something and takes an Idempotency-Key. */
  idempotent: boolean;
  /** The message that it forwards, where it forwards one. */
  contract?: RequestContract;
  /** For how long anybody may keep what it answers to all alike; without it nobody keeps anything. */
  publicSeconds?: number;
  /** Its address holds a secret, which must not go on to where a link in the answer leads. */
  isSecret?: boolean;
  /** How long its body may be, where that is more than others' may. */
  mostBytes?: number;
  /** Its body is a file of these types, and its other fields come in the query. */
  upload?: { types: readonly string[]; mostBytes: number; tooLarge: ErrorCode };
  /** Navigated to by a browser, so that it cannot be asked to accept JSON. */
  page?: boolean;
  answeredBy: Type<Handler>;
}

/** A stream has no end, and so no head that could be had without it. */
export const answersHead = ({ method, replyType }: Endpoint): boolean => method === 'GET' && replyType !== 'text/event-stream';

/** The names in braces of a path. */
export const pathFields = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

const versionFrom = (endpoint: Endpoint): z.ZodType | undefined =>
  endpoint.contract && endpoint.method !== 'GET' ? (endpoint.input.shape.version as z.ZodType | undefined) : undefined;

/** Whether If-Match is demanded, accepted or unknown here. */
export function ifMatchOf(endpoint: Endpoint): 'required' | 'optional' | undefined {
  const version = versionFrom(endpoint);
  if (!version) return undefined;
  return version.safeParse(undefined).success ? 'optional' : 'required';
}

/** Whether the fields outside the path come in the query; otherwise they come in a JSON body. */
export const readsQuery = ({ method, upload }: Endpoint): boolean => method === 'GET' || upload !== undefined;
