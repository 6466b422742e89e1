import { Injectable } from '@nestjs/common';
import type { Call, Handler } from '../rest/endpoint.js';
import { Callers } from '../sessions/callers.js';
import { LiveClient } from './live-client.js';
import { LiveFeed } from './live-feed.js';

@Injectable()
export class StreamChanges implements Handler {
  constructor(
    private readonly feed: LiveFeed,
    private readonly callers: Callers,
  ) {}

  handle({ caller, request, reply }: Call): Promise<undefined> {
    this.feed.mayJoin(caller.actor.id);
    reply.hijack();
    const response = reply.raw;
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) response.setHeader(name, value);
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    const client = new LiveClient(caller, response, () => this.callers.isStill(caller, request));
    response.on('close', () => this.feed.leave(client));
    response.on('error', () => this.feed.leave(client));
    this.feed.join(client, String(request.headers['last-event-id'] ?? '') || undefined);
    return Promise.resolve(undefined);
  }
}
