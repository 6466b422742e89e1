import type { ImapFlow, MailboxObject } from 'imapflow';
import { Bell } from '../deliveries/bell.js';
import { HandledFolder } from './handled-folder.js';
import { lineFailed } from './line-failed.js';
import { longestPart, type OpenMail } from './read-mail.js';

const seconds = 1000;
const longestHeader = 16 * 1024;
/** Nobody needs to hear of what came back longer ago, nor to look it up. */
const days = 30;
const daysBefore = (now: Date): Date => new Date(now.getTime() - days * 24 * 3600 * seconds);
/** Marks what has been looked at; whether somebody has read it is another matter. */
const keyword = 'ParkenRead';
const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** The house's mailbox, over IMAP (RFC 3501), waiting for mail by IDLE (RFC 2177) where the server knows it. */
export class Letterbox {
  private readonly bell = new Bell();
  /** Where the server keeps no keywords, what has been looked at is known until the connection ends. */
  private readonly lookedAt = new Set<number>();
  private problem: Error | undefined;
  private brokenBy: Error | undefined;

  private constructor(
    private readonly client: ImapFlow,
    private mailbox: MailboxObject,
    private readonly handled: HandledFolder,
  ) {
    client.on('exists', () => this.bell.ring());
    client.on('close', () => this.bell.ring());
    client.on('error', (error: Error) => (this.brokenBy = error));
  }

  static async open(url: string): Promise<Letterbox> {
    // Of no use, and megabytes, where there is no mailbox.
    const { ImapFlow } = await import('imapflow');
    const { protocol, hostname, port, username, password, pathname } = new URL(url);
    const client = new ImapFlow({
      host: hostname.replaceAll(/[[\]]/g, ''),
      port: Number(port) || (protocol === 'imaps:' ? 993 : 143),
      secure: protocol === 'imaps:',
      // A password goes over no open line, but within the machine.
      ...(protocol === 'imap:' ? { doSTARTTLS: !loopback.has(hostname) } : {}),
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      logger: false,
      emitLogs: true,
      disableAutoIdle: true,
      connectionTimeout: 20 * seconds,
      greetingTimeout: 10 * seconds,
      // Hostile mails make long answers, and are left to people.
      maxLiteralSize: 1024 * 1024,
      maxResponseSize: 4 * 1024 * 1024,
    });
    // Whoever waits for an answer hears of it; without this it would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const mailbox = await client.mailboxOpen(decodeURIComponent(pathname.slice(1)) || 'INBOX');
      return new Letterbox(client, mailbox, await HandledFolder.open(client));
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** What has not been looked at, oldest first. */
  async news(now: Date): Promise<number[]> {
    const found = await this.client.search({ unKeyword: keyword, deleted: false, since: daysBefore(now) }, { uid: true });
    if (!Array.isArray(found)) throw new Error('the server does not say what is new');
    return found.filter((uid) => !this.lookedAt.has(uid)).toSorted((one, other) => one - other);
  }

  /** Names a mail for as long as the mailbox stands. */
  nameOf(uid: number): string {
    return `${this.mailbox.uidValidity}:${uid}`;
  }

  /** Undefined where somebody has taken it away meanwhile. Nothing is marked as read by it. */
  async open(uid: number): Promise<OpenMail | undefined> {
    const header = { key: 'header', start: 0, maxLength: longestHeader };
    const message = await this.client.fetchOne(String(uid), { bodyStructure: true, bodyParts: [header] }, { uid: true });
    if (!message || !message.bodyStructure) return undefined;
    return {
      header: (message.headers ?? message.bodyParts?.get('header') ?? Buffer.alloc(0)).toString(),
      structure: message.bodyStructure,
      text: (part) => this.text(uid, part),
    };
  }

  /** It is for people. */
  async leave(uid: number): Promise<void> {
    this.lookedAt.add(uid);
    if (this.keepsKeywords) await this.client.messageFlagsAdd(String(uid), [keyword], { uid: true });
  }

  /**
   * Nobody needs to read it; it is put away, not thrown away.
   * @returns what is the matter where the server does not let it: then it stays, and is looked at no more
   */
  async putAway(uid: number): Promise<string | undefined> {
    this.lookedAt.add(uid);
    const problem = await this.handled.take(uid);
    if (problem !== undefined) await this.leave(uid);
    return problem;
  }

  /** Removes what was put away and came so long ago. */
  async clearHandled(now: Date): Promise<void> {
    const { path } = this.mailbox;
    await this.handled.removeOlderThan(daysBefore(now));
    this.mailbox = await this.client.mailboxOpen(path);
  }

  /** Whether such a failure says nothing about the mail that was to be read. */
  lineFailed(error: unknown): boolean {
    return lineFailed(error, { brokenBy: this.brokenBy, holds: this.client.usable });
  }

  /** Until something comes, or the line breaks, or for a while. Whatever is asked next ends the idling. */
  async quiet(longestMs: number): Promise<void> {
    this.client.idle().catch((error: unknown) => {
      this.problem = error instanceof Error ? error : new Error('the line broke');
      this.bell.ring();
    });
    await this.bell.rung(longestMs);
    if (this.problem) throw this.problem;
    if (!this.client.usable) throw new Error('the line broke');
  }

  wake(): void {
    this.bell.ring();
  }

  async close(): Promise<void> {
    const patience = setTimeout(() => this.client.close(), 2 * seconds);
    await this.client.logout().catch(() => undefined);
    clearTimeout(patience);
    this.client.close();
  }

  private get keepsKeywords(): boolean {
    const { permanentFlags } = this.mailbox;
    return permanentFlags === undefined || permanentFlags.has('\\*') || permanentFlags.has(keyword);
  }

  private async text(uid: number, part: string): Promise<string> {
    const { content } = await this.client.download(String(uid), part, { uid: true, maxBytes: longestPart, chunkSize: longestPart });
    if (!content) return '';
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  }
}
