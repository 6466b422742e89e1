import type { DataOf, FactContract } from '#contracts';
import type { Category } from '../domain/category.js';
import type { Wording, Words, Writing } from '../domain/letters/letter.js';
import type { SmsRule } from '../domain/ways.js';
import type { AnyFamily, Family } from './family.js';

/** A row in the table of messages. */
export interface Message {
  /** Names it among what was sent and, with `to`, in the inbox: never change it. */
  name: string;
  /** The fact that it follows. */
  after: FactContract;
  /** Whom it is for. */
  to: 'applicant' | 'attendee' | 'guest' | 'host' | 'signatories' | 'organiser' | 'watcher' | 'staff';
  /** How it is treated. */
  category: Category;
  email: boolean;
  sms: SmsRule;
  /** Whether it stands in her inbox in the app. */
  app: boolean;
  when: 'at-once';
  /** Finds out whom it is for and what it tells, and writes it. */
  family: AnyFamily;
  /** The two templates. */
  words: Wording<never>;
  /** Told once of each thing, however often it happens. */
  once?: boolean;
  /** Takes back what was told before, and is told to nobody else. */
  onlyAfterAnother?: boolean;
}

/** Most go out by mail, at once. */
const usual = { email: true, sms: 'never', app: false, when: 'at-once' } as const;

type Given<F extends FactContract, Matter extends object, Said extends Words> = Omit<Message, keyof typeof usual | 'after' | 'family' | 'words'> &
  Partial<Pick<Message, keyof typeof usual>> & { after: F; family: Family<DataOf<F>, Matter, Said>; words: Wording<Matter & Writing, Said> };

/** A row: what its fact carries, its family and its templates must fit each other. */
export const message = <F extends FactContract, Matter extends object, Said extends Words>(given: Given<F, Matter, Said>): Message => ({ ...usual, ...given });
