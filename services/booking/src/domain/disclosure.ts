import { maskSign } from './masked-text.js';

/** To whom a case is given out: whoever asked, anybody, or an authority that the law gives all of it. */
export type RecipientKind = 'party' | 'anyone' | 'authority';
/**
 * What may have to be masked: who it is, who of the house it is, whom to reach, somebody's words, those of the house among itself,
 * a name that is a person's.
 */
export type Maskable = 'person' | 'staff' | 'contact' | 'words' | 'internal' | 'name';

type Rule = 'shown' | 'masked' | 'own' | 'released';

/** Whoever asked gets what is hers; anybody what is public; an authority all of it. */
const rules: Record<RecipientKind, Record<Maskable, Rule>> = {
  party: { person: 'own', staff: 'masked', contact: 'shown', words: 'shown', internal: 'masked', name: 'shown' },
  anyone: { person: 'masked', staff: 'masked', contact: 'masked', words: 'released', internal: 'masked', name: 'masked' },
  authority: { person: 'shown', staff: 'shown', contact: 'shown', words: 'shown', internal: 'shown', name: 'shown' },
};

export interface Mask {
  part: string;
  what: Maskable;
  count: number;
}

export interface Known {
  /** Whose case it is. */
  applicantId: string | null;
  /** What of somebody's words has been released, by field and source. */
  released: ReadonlyMap<string, string>;
}

export const wordsKey = (field: string, sourceId: string): string => `${field} ${sourceId}`;

/** Masks what one recipient is not to get, and counts what was masked in which part. */
export class Masking {
  private readonly counts = new Map<string, Mask>();
  private part = '';

  constructor(
    private readonly recipient: RecipientKind,
    private readonly known: Known,
  ) {}

  /** Whether anybody may get it, and so nothing that has been taken back. */
  get isPublic(): boolean {
    return this.recipient === 'anyone';
  }

  /** What is masked from here on is of this part. */
  begin(part: string): void {
    this.part = part;
  }

  /** Somebody by id: whoever asked, or of the house. */
  who(id: string | null): string | null {
    if (id === null) return null;
    const what = id === this.known.applicantId ? 'person' : 'staff';
    return this.rule(what) === 'shown' || (this.rule('person') === 'own' && what === 'person') ? id : this.masked(what);
  }

  /** Words of hers, or about her, as far as they may be read. */
  words(text: string | null, field: string, sourceId: string): string | null {
    if (text === null || this.rule('words') === 'shown') return text;
    return this.known.released.get(wordsKey(field, sourceId)) ?? this.masked('words');
  }

  /** Anything else that may have to be masked as a whole. */
  whole<T>(value: T | null, what: 'contact' | 'internal' | 'name' | 'words'): T | string | null {
    return value === null || this.rule(what) === 'shown' ? value : this.masked(what);
  }

  get masks(): Mask[] {
    return [...this.counts.values()];
  }

  private rule = (what: Maskable): Rule => rules[this.recipient][what];

  private masked(what: Maskable): string {
    const key = `${this.part} ${what}`;
    const before = this.counts.get(key)?.count ?? 0;
    this.counts.set(key, { part: this.part, what, count: before + 1 });
    return maskSign;
  }
}
