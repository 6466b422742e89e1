import { pino, type Logger } from 'pino';
import { currentTrace } from '#kernel';

/** Structured logs on standard output, each line with the trace that it belongs to. Never log names, addresses, codes or tokens. */
export const createLogger = (service: string, level: string): Logger =>
  pino({
    level,
    base: { service },
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const trace = currentTrace();
      return trace ? { trace_id: trace.traceId, span_id: trace.spanId } : {};
    },
    redact: ['email', 'name', 'phone', '*.email', '*.phone', 'err.detail', 'err.parameters', 'err.where'],
  });
