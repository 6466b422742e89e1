import type { Outcome } from '../domain/attempt.js';

/** Somebody who takes messages of one channel from here. A new one is one small class. */
export interface Provider<Message> {
  /** What attempts, and those who look at them, call it. */
  readonly name: string;
  /** Never throws: how it went is the answer, at the latest after `longestMs`. */
  send(message: Message, longestMs?: number): Promise<Outcome>;
  /** When the house closes. */
  close?(): void;
}
