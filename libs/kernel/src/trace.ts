import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';
import { DomainError } from './domain-error.js';

/** W3C trace context of the work at hand (https://www.w3.org/TR/trace-context/). */
export interface Trace {
  traceId: string;
  spanId: string;
}

/** OpenTelemetry's kinds of a step, as far as we have them. */
export type SpanKind = 'server' | 'client' | 'consumer' | 'internal';

/** What is known of a step when it begins. Neither the name nor the attributes may tell about a person. */
export interface Step {
  name: string;
  kind: SpanKind;
  /** `traceparent` of the step that led to this one; when left out, the one that it begins in. */
  parent?: string;
  attributes?: Record<string, string | number>;
}

/** A step that has ended. Times are milliseconds since the epoch. */
export interface EndedSpan extends Trace, Omit<Step, 'parent' | 'attributes'> {
  parentSpanId: string | undefined;
  startedAt: number;
  endedAt: number;
  attributes: Record<string, string | number>;
  /** Why it failed; undefined where it did not. */
  failure: string | undefined;
}

const storage = new AsyncLocalStorage<Trace>();
const format = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const now = () => performance.timeOrigin + performance.now();

// Asked of the system some at a time: that costs more than all else of a step.
const pool = Buffer.alloc(4096);
let used = pool.length;

function random(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}

let observe: ((span: EndedSpan) => void) | undefined;

/** From now on every step is told to `observer` when it ends; to nobody where there is none. */
export const observeSpans = (observer: typeof observe): void => {
  observe = observer;
};

export const currentTrace = (): Trace | undefined => storage.getStore();

/** The `traceparent` header that whatever is called from here should get. */
export const traceparent = (): string => {
  const { traceId, spanId } = currentTrace() ?? { traceId: random(16), spanId: random(8) };
  return `00-${traceId}-${spanId}-01`;
};

/** One step of a trace: its ids are those of the logs written, and the `traceparent` given on, while it runs. */
export class Span implements Trace {
  readonly traceId: string;
  readonly spanId = random(8);
  private readonly parentSpanId: string | undefined;
  private readonly startedAt = now();
  private failure: string | undefined;
  private readonly attributes: Record<string, string | number>;

  constructor(private readonly step: Step) {
    const parent = step.parent === undefined ? currentTrace() : named(step.parent);
    this.traceId = parent?.traceId ?? random(16);
    this.parentSpanId = parent?.spanId;
    this.attributes = { ...step.attributes };
  }

  /** Does `work` within the step; it may be entered several times. */
  run<T>(work: () => T): T {
    return storage.run(this, work);
  }

  set(name: string, value: string | number): void {
    this.attributes[name] = value;
  }

  /** `reason` tells what kind of failure it is, without any value. */
  fail(reason: string): void {
    this.failure = reason;
  }

  /** Notes how a step ended that threw. */
  endsWith(error: unknown): void {
    if (!(error instanceof DomainError)) return this.fail(error instanceof Error ? error.name : 'unknown');
    this.set('parken.outcome', error.code);
    if (error.kind === 'internal' || error.kind === 'unavailable') this.fail(error.code);
  }

  end(): void {
    const { step: { name, kind }, traceId, spanId, parentSpanId, startedAt, attributes, failure } = this;
    observe?.({ name, kind, traceId, spanId, parentSpanId, startedAt, endedAt: now(), attributes, failure });
  }
}

/** Does `work` as a step of its own. One that throws has failed, unless it is a refusal: saying no is an answer. */
export async function inSpan<T>(step: Step, work: (span: Span) => Promise<T>): Promise<T> {
  const span = new Span(step);
  try {
    return await span.run(() => work(span));
  } catch (error) {
    span.endsWith(error);
    throw error;
  } finally {
    span.end();
  }
}

function named(parent: string): Trace | undefined {
  const [, traceId, spanId] = format.exec(parent) ?? [];
  return traceId && spanId ? { traceId, spanId } : undefined;
}
