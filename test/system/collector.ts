import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

/** A span as OTLP over HTTP carries it in JSON, with the process that it comes from. */
export interface CollectedSpan {
  process: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: { key: string; value: Record<string, unknown> }[];
  status: { code?: number; message?: string };
}

interface Payload {
  resourceSpans: { resource: { attributes: CollectedSpan['attributes'] }; scopeSpans: { spans: Omit<CollectedSpan, 'process'>[] }[] }[];
}

/** As much of an OpenTelemetry collector as a test needs: it takes traces over HTTP, and keeps them. */
export class Collector {
  readonly spans: CollectedSpan[] = [];
  /** Everything that has come, as it came. */
  readonly received: string[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      void this.take(request).then((status) => response.writeHead(status, { 'content-type': 'application/json' }).end('{}'));
    });
  }

  static async start(): Promise<Collector> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Collector(server);
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  of(traceId: string): CollectedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async take(request: IncomingMessage): Promise<number> {
    if (request.method !== 'POST' || request.url !== '/v1/traces' || !request.headers['content-type']?.includes('json')) return 404;
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(Buffer.concat(await request.toArray())).toString() : await text(request);
    this.received.push(body);
    for (const { resource, scopeSpans } of (JSON.parse(body) as Payload).resourceSpans) {
      const process = String(resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue);
      this.spans.push(...scopeSpans.flatMap(({ spans }) => spans).map((span) => ({ ...span, process })));
    }
    return 200;
  }
}
