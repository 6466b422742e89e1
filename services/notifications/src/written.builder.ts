import { MessageTable } from './announcing/message-table.js';
import type { Written } from './domain/letters/letter.js';
import type { Language } from './domain/message.js';
import { smsOf } from './domain/sms-text.js';
import { messages } from './messages.js';

const table = new MessageTable(messages);

/** A message as the table has it written, for tests. */
export function writtenAs(name: string, telling: object): Written {
  const { family, words } = table.named(name);
  return family.write(words as never, telling as never, name);
}

/** As long as the link in any SMS. */
export const shortWhy = 'https://parken.example.se/m/AbCdEfGhIjK';

export const smsIn = ({ sms }: Written, language: Language): string => smsOf(sms, language, shortWhy);

/** The names of the messages that a family writes. */
export const namesOf = (family: string): string[] => messages.filter((message) => message.family.name === family && message.to !== 'staff').map(({ name }) => name);
