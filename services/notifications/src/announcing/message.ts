import type { DataOf, FactContract } from '#contracts';
import type { Category } from '../domain/category.js';
import type { Wording, Words, Writing } from '../domain/letters/letter.js';
import type { SmsRule } from '../domain/ways.js';
import type { When } from '../domain/when.js';
import type { AnyFamily, Family } from './family.js';

/** A row in the table of messages. */
export interface Message {
  /** Names it among what was sent and, with `to`, in the inbox: never change it. */
  name: string;
  /** The fact that it follows. */
  after: FactContract;
  /** Facts by which what waits of it is taken back, and put in line anew where it still is to be told. */
  renewedBy?: readonly FactContract[];
  /** Whom it is for. */
  to: 'applicant' | 'attendee' | 'guest' | 'host' | 'signatories' | 'organiser' | 'member' | 'watcher' | 'whoever-asked' | 'staff';
  /** How it is treated. */
  category: Category;
  email: boolean;
  sms: SmsRule;
  /** Whether it stands in her inbox in the app. */
  app: boolean;
  when: When;
  /** Finds out whom it is for and what it tells, and writes it. */
  family: AnyFamily;
  /** The two templates. */
  words: Wording<never>;
  /** Told once of each thing, however often it happens. */
  once?: boolean;
  /** Takes back what was told before, and is told to nobody else. */
  onlyAfterAnother?: boolean;
}

/** Most go out by mail, at once, and stand in the app. */
const usual = { email: true, sms: 'never', app: true, when: 'at-once' } as const;

type Given<F extends FactContract, Matter extends object, Said extends Words> = Omit<Message, keyof typeof usual | 'after' | 'family' | 'words'> &
  Partial<Pick<Message, keyof typeof usual>> & { after: F; family: Family<DataOf<F>, Matter, Said>; words: Wording<Matter & Writing, Said> };

/** The facts that it has to do with. */
export const factsOf = ({ after, renewedBy = [] }: Message): FactContract[] => [after, ...renewedBy];

/** Names what has been told of something: what is told at another time, or to the house, is no news of what she hears at once. */
export const lineOf = ({ name, when, to, family }: Message): string => (when === 'at-once' && to !== 'staff' ? family.name : name);

/** A row: what its fact carries, its family and its templates must fit each other. */
export const message = <F extends FactContract, Matter extends object, Said extends Words>(given: Given<F, Matter, Said>): Message => ({ ...usual, ...given });
