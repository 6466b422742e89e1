export const views = ['log', 'why', 'suppressed'] as const;
export const states = ['queued', 'sending', 'sent', 'delivered', 'failed', 'suppressed', 'uncertain'] as const;
export const categories = ['decision', 'practical', 'reminder', 'news', 'sign-in'] as const;
export const channels = ['email', 'sms', 'app'] as const;

/** What the address of the log holds. */
export interface MessageSearch {
  view?: (typeof views)[number];
  state?: (typeof states)[number];
  category?: (typeof categories)[number];
  channel?: (typeof channels)[number];
  /** Ids: to whom, and of what it tells. */
  person?: string;
  about?: string;
  /** With `why`: whose address it is that something did not come to, and what. */
  email?: string;
  kind?: string;
}

export interface LogProps {
  search: MessageSearch;
  onSearch: (search: MessageSearch) => void;
}

/** Reads an address. What makes no sense in it is left out. */
export const readSearch = (given: Record<string, unknown>): MessageSearch => ({
  view: oneOf(given['view'], views),
  state: oneOf(given['state'], states),
  category: oneOf(given['category'], categories),
  channel: oneOf(given['channel'], channels),
  person: matching(given['person'], anId),
  about: matching(given['about'], anId),
  email: matching(given['email'], anEmail),
  kind: matching(given['kind'], /^[a-z-]{1,60}$/),
});

const anId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const anEmail = /^[^\s@]+@[^\s@]+$/;

const oneOf = <T extends string>(value: unknown, all: readonly T[]): T | undefined => all.find((one) => one === value);
const matching = (value: unknown, pattern: RegExp): string | undefined => (typeof value === 'string' && pattern.test(value) ? value : undefined);

/** The filters of the log, without what belongs to the other views. */
export const filtersOf = ({ state, category, channel, person, about }: MessageSearch): MessageSearch => ({ state, category, channel, person, about });
