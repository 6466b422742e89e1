import type { OnApplicationShutdown } from '@nestjs/common';
import type { Outcome } from '../domain/attempt.js';
import { CircuitBreaker } from './circuit-breaker.js';
import type { Provider } from './provider.js';
import { Rate } from './rate.js';

/** How handing over ended, and with whom. */
export interface Handed {
  /** Who has it, or may have it; null where nobody does. */
  provider: string | null;
  /** Held where nobody could be asked: for so many milliseconds. */
  outcome: Outcome | { kind: 'held'; delay: number };
  /** Who was asked first, and was away. */
  before: string | null;
}

export interface ChannelOptions {
  /** How many messages each provider takes in a second. */
  perSecond: number;
  longestMs: number;
  /** Milliseconds. */
  now: () => number;
}

interface Guarded<Message> {
  provider: Provider<Message>;
  breaker: CircuitBreaker;
  rate: Rate;
}

const second = 1_000;
const longestTurnMs = 10 * second;

/** The providers of one channel, in the order in which they are asked: the next one only where the one before was away, and has nothing. */
export class Channel<Message> implements OnApplicationShutdown {
  private readonly providers: readonly Guarded<Message>[];

  constructor(
    providers: readonly Provider<Message>[],
    private readonly options: ChannelOptions,
  ) {
    this.providers = providers.map((provider) => ({ provider, breaker: new CircuitBreaker(options.now), rate: new Rate(options.perSecond) }));
  }

  /** Whether it is worth while to have something to send. */
  get isOpen(): boolean {
    return this.providers.some(({ breaker }) => breaker.remainingMs === 0);
  }

  async send(message: Message, longestMs = this.options.longestMs): Promise<Handed> {
    const ends = performance.now() + longestMs;
    const away: string[] = [];
    let delay = longestTurnMs;
    let last: Outcome | undefined;
    for (const guarded of this.providers) {
      const wait = await turnOf(guarded, ends);
      delay = Math.min(delay, wait);
      if (wait > 0) continue;
      const { name } = guarded.provider;
      last = await ask(guarded, message, ends);
      if (last.kind !== 'away') return { provider: name, outcome: last, before: away.join('; ') || null };
      away.push(`${name} was away: ${last.reason}`);
    }
    if (!last) return { provider: null, outcome: { kind: 'held', delay }, before: null };
    return { provider: null, outcome: { kind: 'away', reason: away.join('; ') }, before: null };
  }

  /** For somebody who waits in front of it: at once, also with those who were away a moment ago once nobody else is left. */
  async sendUrgently(message: Message, longestMs: number): Promise<{ provider: string | null; outcome: Outcome }> {
    const ends = performance.now() + longestMs;
    const away: string[] = [];
    for (const guarded of this.providers.toSorted((one, other) => Number(one.breaker.isOpen) - Number(other.breaker.isOpen))) {
      if (ends - performance.now() < second) break;
      const { name } = guarded.provider;
      const outcome = await ask(guarded, message, ends);
      if (outcome.kind !== 'away') return { provider: name, outcome };
      away.push(`${name} was away: ${outcome.reason}`);
    }
    return { provider: null, outcome: { kind: 'away', reason: away.join('; ') } };
  }

  onApplicationShutdown(): void {
    for (const { provider } of this.providers) provider.close?.();
  }
}

/** Waits for a turn with a provider. @returns 0 once it has come, else the milliseconds after which it is worth another try */
async function turnOf<Message>({ breaker, rate }: Guarded<Message>, ends: number): Promise<number> {
  const leftMs = ends - performance.now();
  if (leftMs < second) return second;
  if (breaker.remainingMs > 0) return breaker.remainingMs;
  if (!(await rate.turn(Math.min(longestTurnMs, leftMs / 2)))) return longestTurnMs;
  return breaker.enter() ? 0 : Math.max(second, breaker.remainingMs);
}

async function ask<Message>({ provider, breaker }: Guarded<Message>, message: Message, ends: number): Promise<Outcome> {
  try {
    const outcome = await provider.send(message, Math.round(ends - performance.now()));
    if (outcome.kind === 'away') breaker.isAway();
    else if (outcome.kind === 'unknown') breaker.isDoubtful();
    else breaker.isThere();
    return outcome;
  } catch (error) {
    breaker.isDoubtful();
    throw error;
  }
}
