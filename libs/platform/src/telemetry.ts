import { observeSpans, type EndedSpan, type SpanKind } from '#kernel';
import { telemetrySettings, type Environment } from './config.js';
import { createLogger } from './logger.js';

export interface Telemetry {
  /** Sends what has been gathered, as far as the collector takes it within seconds. */
  stop(): Promise<void>;
}

const longestGoodbyeMs = 3_000;

/**
 * Exports the spans of this process from now on, where the environment names a collector; otherwise the libraries for it
 * are not even loaded. They read OpenTelemetry's other variables themselves, such as `OTEL_EXPORTER_OTLP_HEADERS`.
 */
export async function startTelemetry(process: string, environment: Environment): Promise<Telemetry | undefined> {
  // A setting that is wrong is named together with all others, when they are read.
  if (!telemetrySettings.OTEL_EXPORTER_OTLP_ENDPOINT.safeParse(environment.OTEL_EXPORTER_OTLP_ENDPOINT || undefined).data) return undefined;
  const [api, { resourceFromAttributes }, { BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const logger = createLogger(process, 'warn');
  api.diag.setLogger(quietBut((message) => logger.warn({ reason: message }, 'telemetry')), api.DiagLogLevel.ERROR);

  let ids: Pick<EndedSpan, 'traceId' | 'spanId'>;
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.namespace': 'parken', 'service.name': process }),
    // The ids that logs and headers have had already.
    idGenerator: { generateTraceId: () => ids.traceId, generateSpanId: () => ids.spanId },
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const tracer = provider.getTracer('parken');
  observeSpans((span) => {
    ids = span;
    const { name, kind, attributes, startedAt, endedAt, failure } = span;
    const context = span.parentSpanId ? api.trace.setSpanContext(api.ROOT_CONTEXT, parentOf(span.traceId, span.parentSpanId)) : api.ROOT_CONTEXT;
    const exported = tracer.startSpan(name, { kind: api.SpanKind[kinds[kind]], attributes, startTime: startedAt }, context);
    if (failure !== undefined) exported.setStatus({ code: api.SpanStatusCode.ERROR, message: failure });
    exported.end(endedAt);
  });
  return {
    stop: async () => {
      observeSpans(undefined);
      const enough = new Promise((resolve) => setTimeout(resolve, longestGoodbyeMs).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), enough]);
    },
  };
}

const kinds = { server: 'SERVER', client: 'CLIENT', consumer: 'CONSUMER', internal: 'INTERNAL' } as const satisfies Record<SpanKind, string>;

const parentOf = (traceId: string, spanId: string) => ({ traceId, spanId, traceFlags: 1, isRemote: true });

const quiet = () => undefined;
const quietBut = (error: (message: string) => void) => ({ error, warn: quiet, info: quiet, debug: quiet, verbose: quiet });
