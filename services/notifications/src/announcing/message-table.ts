import type { Message } from './message.js';

/** The messages that the service sends, by their names. */
export class MessageTable {
  private readonly byName: ReadonlyMap<string, Message>;

  constructor(readonly messages: readonly Message[]) {
    this.byName = new Map(messages.map((message) => [message.name, message]));
    if (this.byName.size < messages.length) throw new Error('two messages have the same name');
  }

  get names(): string[] {
    return [...this.byName.keys()];
  }

  /** Undefined where there is none of that name, or none any more. */
  find(name: string): Message | undefined {
    return this.byName.get(name);
  }

  /** @throws Error where there is none of that name */
  named(name: string): Message {
    const message = this.byName.get(name);
    if (!message) throw new Error(`there is no message ${name}`);
    return message;
  }
}
