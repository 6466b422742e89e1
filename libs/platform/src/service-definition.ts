import type { Provider, Type } from '@nestjs/common';
import type { z } from 'zod';
import type { Companions } from './config.js';
import type { Projection, Subscription, UseCaseClass } from '#messaging';

/** Something that works by itself for as long as the service runs, such as sending what is due. */
export interface Worker {
  start(): void;
  /** Begins nothing new, and resolves when what was begun has ended. */
  stop(): Promise<void>;
}

export interface ServiceDefinition<S extends z.ZodRawShape = z.ZodRawShape> {
  /** Also its Postgres schema and login, its NATS user and its queue group. */
  name: string;
  useCases: UseCaseClass[];
  subscriptions: Subscription[];
  /** Settings besides those that every service has; injected as SETTINGS. */
  settings: S;
  /** Settings that need others. */
  companions?: Companions;
  workers: Type<Worker>[];
  /** What use cases, reactions and workers depend on. */
  providers: Provider[];
  /** What it keeps of other services' and can rebuild. */
  projections: Projection[];
  /** Removes facts from the stream on erasure; only the owner of people does. */
  purgesStream?: boolean;
}

export const defineService = <S extends z.ZodRawShape = z.ZodRawShape>(
  definition: Pick<ServiceDefinition<S>, 'name' | 'useCases'> & Partial<ServiceDefinition<S>>,
): ServiceDefinition<S> => ({ subscriptions: [], projections: [], settings: {} as S, workers: [], providers: [], ...definition });

/** Injection token of the service's own settings, as its `settings` shape yields them. */
export const SETTINGS = Symbol('settings');
/** Injection token of the service's NATS connection. */
export const NATS = Symbol('nats');
/** Injection token of the service's logger (pino). */
export const LOGGER = Symbol('logger');
