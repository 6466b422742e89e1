import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail extends ParsedMail {
  raw: string;
  envelopeFrom: string;
  envelopeTo: string[];
  wasEncrypted: boolean;
}

interface Encryption {
  way: 'STARTTLS' | 'TLS';
  key: string;
  cert: string;
}

type Mood =
  | 'accepting'
  /** Takes the whole message and hangs up instead of saying that it did. */
  | 'hanging-up-after-data'
  /** Takes the whole message and says nothing more, until `release`. */
  | 'holding';

/** A real SMTP server that keeps what it is given, and can be taken away, refuse and misbehave. */
export class PostOffice {
  readonly received: ReceivedMail[] = [];
  mood: Mood = 'accepting';
  /** Answers to RCPT TO by address, e.g. `550 no such user`. */
  readonly refusals = new Map<string, string>();
  /** Attempts to hand over a message, taken or not. */
  handedOver = 0;
  private held: (() => void)[] = [];
  private server: SMTPServer | undefined;
  private port = 0;

  constructor(private readonly encryption?: Encryption) {}

  static async open(encryption?: Encryption): Promise<PostOffice> {
    const office = new PostOffice(encryption);
    await office.up();
    return office;
  }

  get url(): string {
    return `${this.encryption?.way === 'TLS' ? 'smtps' : 'smtp'}://127.0.0.1:${this.port}`;
  }

  async up(): Promise<void> {
    this.server = new SMTPServer({
      ...this.encryption,
      secure: this.encryption?.way === 'TLS',
      disabledCommands: this.encryption ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      closeTimeout: 1,
      onRcptTo: ({ address }, _session, callback) => {
        const refusal = this.refusals.get(address);
        callback(refusal ? Object.assign(new Error(refusal.slice(4)), { responseCode: Number(refusal.slice(0, 3)) }) : null);
      },
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => void this.take(Buffer.concat(chunks), session, callback));
      },
    });
    // Clients that do not trust it hang up on it.
    this.server.on('error', () => undefined);
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server.server, 'listening');
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  async down(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server) return;
    await new Promise<void>((resolve) => {
      server.close(resolve);
      this.hangUp(server);
    });
  }

  /** Says that what was held has been accepted, and accepts from now on. */
  release(): void {
    this.mood = 'accepting';
    for (const accept of this.held.splice(0)) accept();
  }

  to(address: string): ReceivedMail[] {
    return this.received.filter(({ envelopeTo }) => envelopeTo.includes(address));
  }

  private async take(message: Buffer, { envelope, secure }: SMTPServerSession, accept: () => void): Promise<void> {
    this.handedOver += 1;
    const { mailFrom, rcptTo } = envelope;
    const envelopeFrom = mailFrom ? mailFrom.address : '';
    this.received.push({ ...(await simpleParser(message)), raw: message.toString(), envelopeFrom, envelopeTo: rcptTo.map(({ address }) => address), wasEncrypted: secure });
    if (this.mood === 'accepting') accept();
    if (this.mood === 'holding') this.held.push(accept);
    if (this.mood === 'hanging-up-after-data' && this.server) this.hangUp(this.server);
  }

  private hangUp(server: SMTPServer): void {
    for (const connection of server.connections) connection._socket.destroy();
  }
}
