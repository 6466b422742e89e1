import type { ImapFlow } from 'imapflow';
import { problemOf } from './problem.js';

const folder = ['Parken', 'Handled'];

/** Where a mail goes that nobody needs to read. Where the server has no such folder, and makes none, mails stay where they are. */
export class HandledFolder {
  private refused: unknown;

  private constructor(private readonly client: ImapFlow) {
    // The client tells of a refusal only here.
    client.on('log', ({ err }: { err?: unknown }) => (this.refused = err ?? this.refused));
  }

  static async open(client: ImapFlow): Promise<HandledFolder> {
    const handled = new HandledFolder(client);
    await client.mailboxCreate(folder).catch((error: unknown) => {
      if (!client.usable) throw error;
    });
    return handled;
  }

  /** @returns what is the matter where the server refuses it; then it is unread where it was */
  async take(uid: number): Promise<string | undefined> {
    await this.client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
    if (await this.client.messageMove(String(uid), folder, { uid: true })) return undefined;
    const problem = problemOf(this.refused);
    if (!this.client.usable) throw new Error('the line broke');
    await this.client.messageFlagsRemove(String(uid), ['\\Seen'], { uid: true });
    return problem;
  }

  /** Another folder is to be opened after it. */
  async removeOlderThan(day: Date): Promise<void> {
    const opened = await this.client.mailboxOpen(folder).catch((error: unknown) => {
      if (!this.client.usable) throw error;
    });
    if (opened) await this.client.messageDelete({ before: day }, { uid: true });
  }
}
