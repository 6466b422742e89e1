import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** What it does with a message that it is given. */
type Mood = 'takes' | 'is slow' | 'puts off' | 'hangs up in the middle' | 'hangs up after it' | 'says nothing more';

const often: readonly Mood[] = ['takes', 'takes', 'takes', 'takes', 'takes', 'is slow', 'is slow', 'is slow', 'is slow', 'puts off', 'hangs up in the middle', 'hangs up after it'];
const triesToMisbehave = 2;

/**
 * A real SMTP server that treats each message as it likes, the first times that it is given it. One in a hundred it takes without ever saying
 * so. To addresses that begin with `refused` it takes nothing.
 */
export class MoodyOffice {
  /** How often it has got each message to its end, said so or not, by the id of its delivery. */
  readonly got = new Map<string, number>();
  private readonly given = new Map<string, number>();
  private readonly server: SMTPServer;

  constructor(private readonly chance: () => number = Math.random) {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 1,
      onRcptTo: ({ address }, _session, callback) =>
        callback(address.startsWith('refused') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null),
      onData: (stream, session, callback) => void this.take(stream, session, callback),
    });
    this.server.on('error', () => undefined);
  }

  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(resolve);
      for (const connection of this.server.connections) connection._socket.destroy();
    });
  }

  get count(): number {
    return [...this.got.values()].reduce((sum, times) => sum + times, 0);
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession, answer: (error?: Error | null) => void): Promise<void> {
    const { mood, id } = await this.read(stream, session);
    if (id === undefined) return;
    if (mood === 'is slow') await wait(20 + 80 * this.chance());
    if (mood === 'puts off') return answer(Object.assign(new Error('greylisted'), { responseCode: 451 }));
    this.got.set(id, (this.got.get(id) ?? 0) + 1);
    if (mood === 'takes' || mood === 'is slow') answer();
    if (mood === 'hangs up after it') this.hangUp(session);
  }

  /** The id is missing where the message has not come to its end. */
  private async read(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<{ mood: Mood; id?: string }> {
    let text = '';
    let mood: Mood | undefined;
    let id: string | undefined;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        text += chunk.toString('latin1');
        id ??= /^message-id: <([^@]+)@/im.exec(text)?.[1];
        if (id !== undefined) mood ??= this.moodFor(id);
        if (mood === 'hangs up in the middle') {
          this.hangUp(session);
          return { mood };
        }
      }
    } catch {
      return { mood: 'takes' };
    }
    return { mood: mood ?? 'takes', ...(id === undefined ? {} : { id }) };
  }

  private moodFor(id: string): Mood {
    const times = (this.given.get(id) ?? 0) + 1;
    this.given.set(id, times);
    if (times > triesToMisbehave) return 'takes';
    if (this.chance() < 0.01) return 'says nothing more';
    return often[Math.floor(this.chance() * often.length)]!;
  }

  private hangUp({ id }: SMTPServerSession): void {
    for (const connection of this.server.connections) if (connection.session.id === id) connection._socket.destroy();
  }
}
