import type { CommandContract, DataOf, FactContract, InputOf, QueryContract, RequestContract } from '#contracts';
import type { Actor, Instant } from '#kernel';
import type { Queryable, Transaction } from '#persistence';

/** A fact to be told once the transaction has been committed. */
export interface Publication<F extends FactContract> {
  aggregateId: string;
  /** The aggregate's version after the change; consumers ignore a fact older than what they have. */
  aggregateVersion: number;
  data: F['data'] extends { _zod: { input: infer D } } ? D : never;
}

export type Publish = <F extends FactContract>(fact: F, publication: Publication<F>) => void;

interface Effects {
  now: Instant;
  tx: Transaction;
  publish: Publish;
  /** Runs when the transaction has been committed; for waking what looks for work. Must not be relied on for effects. */
  afterCommit: (wake: () => void) => void;
}

export interface CommandCall<C extends CommandContract> extends Effects {
  input: InputOf<C>;
  actor: Actor;
}

export interface QueryCall<C extends QueryContract> {
  input: InputOf<C>;
  actor: Actor;
  now: Instant;
  db: Queryable;
}

export interface Fact<F extends FactContract> {
  id: string;
  type: string;
  time: Instant;
  aggregateId: string;
  aggregateVersion: number;
  traceparent: string;
  data: DataOf<F>;
}

export interface Reaction<F extends FactContract> extends Effects {
  event: Fact<F>;
}

export interface UseCase {
  // Each class narrows this to its own contract; the server that calls it has checked the input against it.
  execute(call: never): Promise<unknown>;
}

export interface Reacting {
  react(reaction: never): Promise<void>;
}

export type UseCaseClass = new (...dependencies: never[]) => UseCase;

export interface ReactionClass {
  /** Its name in the inbox and among dead letters; never change it, or everything is reacted to again. */
  readonly reaction: string;
  new (...dependencies: never[]): Reacting;
}

export interface Subscription {
  fact: FactContract;
  reaction: ReactionClass;
}

export const on = <F extends FactContract>(
  fact: F,
  reaction: ReactionClass & (new (...dependencies: never[]) => { react(reaction: Reaction<F>): Promise<void> }),
): Subscription => ({ fact, reaction });

const answered = new WeakMap<UseCaseClass, RequestContract>();

/** Marks the use case that answers a message. Its decorator metadata also lets Nest inject what it depends on. */
export const Answers =
  <C extends RequestContract>(contract: C) =>
  (useCase: new (...dependencies: never[]) => { execute(call: CallOf<C>): Promise<unknown> }): void => {
    answered.set(useCase, contract);
  };

type CallOf<C> = C extends CommandContract ? CommandCall<C> : C extends QueryContract ? QueryCall<C> : never;

export function contractOf(useCase: UseCaseClass): RequestContract {
  const contract = answered.get(useCase);
  if (!contract) throw new Error(`${useCase.name} does not say which message it answers: decorate it with @Answers`);
  return contract;
}
