import { HttpClient, type HttpAnswer } from './http-client.js';
import type { Somebody } from './people.js';

/** As many connections to the gateway as there are clients. */
export class Clients {
  private constructor(private readonly clients: readonly HttpClient[]) {}

  static async open(count: number, port: number): Promise<Clients> {
    return new Clients(await Promise.all(Array.from({ length: count }, () => HttpClient.open(port))));
  }

  /** @throws unless the answer has this status */
  async expect(status: number, client: number, who: Somebody, method: string, path: string, body?: unknown): Promise<string> {
    const answer = await this.send(client, who, method, path, body);
    if (answer.status !== status) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.body}`);
    return answer.body;
  }

  send(client: number, who: Somebody, method: string, path: string, body?: unknown): Promise<HttpAnswer> {
    return this.clients[client]!.send(method, path, who.headers, body === undefined ? '' : JSON.stringify(body));
  }

  close(): void {
    for (const client of this.clients) client.close();
  }
}
