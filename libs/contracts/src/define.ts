import { z } from 'zod';
import type { Actor, ErrorCode, Role } from '#kernel';

/**
 * Whose data a role may reach through a message: everybody's, or only what is her own
 * (she is the applicant, the member, the person herself).
 */
export type Reach = 'all' | 'own';

interface RequestSpec<I extends z.ZodType, R extends z.ZodType> {
  /** NATS subject, `<service>.<resource>.<verb>`. */
  subject: string;
  /** One sentence for OpenAPI and the service's README. */
  summary: string;
  /** The roles that the message serves; a role that is not here is refused. */
  serves: Partial<Record<Role, Reach>>;
  input: I;
  reply: R;
  /** The refusals it can answer with, besides those that any message can. */
  errors: readonly ErrorCode[];
  /**
   * The services that ask by themselves for what may be in no fact, when they need it to send a message. The broker lets nobody
   * else ask, the gateway neither, and so they bring no actor token: they act as `system`.
   */
  peers?: readonly string[];
  /**
   * It tells personal data of those whose ids stand in these fields of its reply. Who of the house reads it is noted in the audit log,
   * where she reaches everybody's.
   */
  personal?: readonly string[];
  /** Its input is a secret, of which not even a digest may be kept. */
  secret?: true;
  /** A valid input: shown in the documentation and sent by tests. */
  example: z.input<I>;
}

export interface CommandContract<I extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> extends RequestSpec<I, R> {
  kind: 'command';
}

export interface QueryContract<I extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> extends RequestSpec<I, R> {
  kind: 'query';
}

export type RequestContract<I extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> =
  | CommandContract<I, R>
  | QueryContract<I, R>;

export type InputOf<C extends RequestContract> = z.output<C['input']>;
/** What a caller may send; fields with a default are optional here. */
export type RawInputOf<C extends RequestContract> = z.input<C['input']>;
export type ReplyOf<C extends RequestContract> = z.input<C['reply']>;

/** A message that changes something. It takes an idempotency key. */
export const command = <I extends z.ZodType, R extends z.ZodType>(spec: RequestSpec<I, R>): CommandContract<I, R> => ({
  kind: 'command',
  ...spec,
});

/** A message that only reads. */
export const query = <I extends z.ZodType, R extends z.ZodType>(spec: RequestSpec<I, R>): QueryContract<I, R> => ({
  kind: 'query',
  ...spec,
});

interface FactSpec<D extends z.ZodType> {
  /** CloudEvents type, `domain.<service>.<fact>.v<N>`. On NATS the aggregate's id follows as a last token. */
  type: string;
  summary: string;
  data: D;
  /** Told only when everything that its service has said before is in the stream; ordinarily that holds for each aggregate alone. */
  toldLast?: boolean;
}

/** A fact that has happened, told to whoever cares. */
export interface FactContract<D extends z.ZodType = z.ZodType> extends FactSpec<D> {
  kind: 'fact';
}

export type DataOf<F extends FactContract> = z.output<F['data']>;

export const fact = <D extends z.ZodType>(spec: FactSpec<D>): FactContract<D> => ({ kind: 'fact', ...spec });

/** The service that answers a request or publishes a fact. */
export const ownerOf = (contract: RequestContract | FactContract): string =>
  contract.kind === 'fact' ? contract.type.split('.')[1]! : contract.subject.split('.')[0]!;

/** Whose data somebody reaches through a message: of the roles that she has, the one that reaches furthest counts. */
export const reachOf = (contract: RequestContract, actor: Actor): Reach =>
  actor.roles.some((role) => contract.serves[role] === 'all') ? 'all' : 'own';
