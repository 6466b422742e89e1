import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export type Stage = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'message';

const usual: Record<Stage, string> = { greeting: '220 here', EHLO: '250-here\r\n250 PIPELINING', MAIL: '250 ok', RCPT: '250 ok', DATA: '354 go on', message: '250 taken' };

/** An SMTP server that answers as usual but in one place, where it says what it is told to, says nothing, or hangs up. */
export class ContraryServer {
  connections = 0;
  /** Messages that it has read to their end. */
  messages = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((socket) => this.meet(socket));

  private constructor(
    private readonly at: Stage,
    private readonly answer: string,
    private readonly pauseMs: number,
  ) {}

  /**
   * @param answer such as `451 not now`, or `silence`, or `hanging up`
   * @param pauseMs before each thing that it says
   */
  static async open(at: Stage, answer: string, pauseMs = 0): Promise<ContraryServer> {
    const contrary = new ContraryServer(at, answer, pauseMs);
    contrary.server.listen(0, '127.0.0.1');
    await once(contrary.server, 'listening');
    return contrary;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  hangUp(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.server.close();
    this.hangUp();
    await once(this.server, 'close');
  }

  private meet(socket: Socket): void {
    this.connections += 1;
    this.sockets.add(socket);
    socket.setNoDelay();
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
    let unread = '';
    let isMessage = false;
    let isRefused = false;
    socket.on('data', (chunk: Buffer) => {
      unread += chunk.toString('latin1');
      for (;;) {
        const end = isMessage ? '\r\n.\r\n' : '\r\n';
        const at = unread.indexOf(end);
        if (at === -1) return;
        const command = unread.slice(0, at).slice(0, 4).toUpperCase();
        unread = unread.slice(at + end.length);
        if (isMessage) this.messages += 1;
        // What was sent along with what it refused has nothing to stand on.
        const said = isRefused && command === 'DATA' ? this.say(socket, '503 nobody to take it for') : this.reply(socket, isMessage ? 'message' : command);
        isRefused = /^[45]/.test(said);
        isMessage = !isMessage && said.startsWith('354');
      }
    });
    this.reply(socket, 'greeting');
  }

  private reply(socket: Socket, stage: string): string {
    const isHere = stage === this.at || (stage === 'HELO' && this.at === 'EHLO');
    return this.say(socket, isHere ? this.answer : (usual[stage as Stage] ?? '250 ok'));
  }

  private say(socket: Socket, answer: string): string {
    if (answer === 'hanging up') socket.destroy();
    else if (answer !== 'silence' && this.pauseMs > 0) setTimeout(() => socket.write(`${answer}\r\n`), this.pauseMs);
    else if (answer !== 'silence') socket.write(`${answer}\r\n`);
    return answer;
  }
}
