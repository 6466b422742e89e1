import { pino, type DestinationStream, type Logger } from 'pino';
import { currentTrace } from '#kernel';

/** Structured logs on standard output, each line with the trace that it belongs to. Never log names, addresses, codes or tokens. */
export const createLogger = (service: string, level: string): Logger =>
  pino(
    {
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
    },
    (output ??= gatheredOutput()),
  );

let output: DestinationStream | undefined;

const mostGathered = 8 * 1024;
const gatherMs = 20;

/** Standard output, to which a busy process writes many lines at once: each writing costs as much as a good part of a request. */
function gatheredOutput(): DestinationStream {
  const out = pino.destination({ dest: 1, sync: true, minLength: mostGathered });
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    out.flush();
  };
  process.once('exit', flush);
  return {
    write: (line) => {
      out.write(line);
      timer ??= setTimeout(flush, gatherMs).unref();
    },
  };
}
