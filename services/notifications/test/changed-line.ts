import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What the server is told instead of what the client said; undefined cuts the line. */
export type Change = (said: string) => string | undefined;

/** Stands between a client and a server within this machine. */
export class ChangedLine {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(url: string, change: Change): Promise<ChangedLine> {
    const own = new URL(url);
    const { hostname, port } = own;
    const server = createServer((client) => line.pass(client, connect(Number(port), hostname), change));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    own.port = String((server.address() as AddressInfo).port);
    const line = new ChangedLine(server, own.href);
    return line;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private pass(client: Socket, server: Socket, change: Change): void {
    for (const [one, other] of [[client, server], [server, client]] as const) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.once('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
    server.pipe(client);
    client.on('data', (data) => {
      const told = change(data.toString('latin1'));
      if (told === undefined) client.destroy();
      else server.write(told, 'latin1');
    });
  }
}
