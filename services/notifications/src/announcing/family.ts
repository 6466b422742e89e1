import type { QueryContract, RawInputOf, ReplyOf } from '#contracts';
import type { Circumstances, News } from '../domain/announcement.js';
import type { Fetched, Wording, Words, Writing, Written } from '../domain/letters/letter.js';
import type { Earlier } from '../domain/told.js';

/** What a fact gives to tell, and to whom; nobody where `to` is empty. */
export interface Announced<Matter extends object> extends News, Pick<Circumstances, 'until'> {
  /** Id of what the fact is about. */
  about: string;
  /** What a later move is compared with. */
  as: Earlier;
  /** Told by mail alone, and only to whoever was invited: what it does to her calendar is all that there is to say. */
  isForCalendars?: boolean;
  to: {
    /** Null for those who work in the house, at its own address. */
    personId: string | null;
    /** Whether she asked for SMS about this, where that is asked. */
    bySms?: boolean;
    /** What is kept of it until it is told: nobody's name and no secret. */
    matter: Matter;
  }[];
  /** What everybody is told who has asked for messages of this category; beside those whom `to` names. */
  toWhoeverAsked?: Matter;
}

/** Whom a writer may ask when a message is about to be sent. Each throws `Unobtainable` where there is no answer yet. */
export interface Sources {
  ask<C extends QueryContract>(contract: C, input: RawInputOf<C>): Promise<ReplyOf<C>>;
  /** @throws Unobtainable where the answer is not yet what it will be */
  notYet(reason: string): never;
  /** Null where it is not known, or she has been erased. */
  nameOf(personId: string): Promise<string | null>;
}

/** Everything that the messages about one kind of thing have in common. Each is named as in the table. */
export interface Family<Data, Matter extends object, Said extends Words = Words> {
  /** Names what has been told of it, in `told`. */
  name: string;
  /** Everybody whom the fact names. */
  peopleIn(data: Data): string[];
  /** @param forgotten those whom the fact names and who have been erased */
  announced(name: string, data: Data, forgotten: ReadonlySet<string>): Announced<Matter>;
  /** What is asked of others when it is sent. */
  fetch(name: string, content: Matter & Circumstances, sources: Sources): Promise<Fetched>;
  write(words: Wording<Matter & Writing, Said>, telling: Matter & Writing, name: string): Written;
}

/** A family as the table of messages knows it: what its data and content are is for its messages to say. */
export interface AnyFamily {
  name: string;
  peopleIn(data: never): string[];
  announced(name: string, data: never, forgotten: ReadonlySet<string>): Announced<object>;
  fetch(name: string, content: never, sources: Sources): Promise<Fetched>;
  write(words: never, telling: never, name: string): Written;
}
