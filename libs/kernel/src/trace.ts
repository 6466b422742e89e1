import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** W3C trace context of the work at hand (https://www.w3.org/TR/trace-context/). */
export interface Trace {
  traceId: string;
  spanId: string;
}

const storage = new AsyncLocalStorage<Trace>();
const format = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const newSpanId = () => randomBytes(8).toString('hex');

export const currentTrace = (): Trace | undefined => storage.getStore();

/** The `traceparent` header that whatever is called from here should get. */
export const traceparent = (): string => {
  const { traceId, spanId } = currentTrace() ?? newTrace();
  return `00-${traceId}-${spanId}-01`;
};

/** Runs `work` as a step of the trace that `parent` names, or of a new one where it names none. */
export const inTrace = <T>(parent: string | undefined, work: () => T): T => {
  const known = format.exec(parent ?? '');
  return storage.run(known ? { traceId: known[1]!, spanId: newSpanId() } : newTrace(), work);
};

const newTrace = (): Trace => ({ traceId: randomBytes(16).toString('hex'), spanId: newSpanId() });
