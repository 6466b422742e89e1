/** A heading that holds whatever the parameters are, and a sentence for when all that it names are there. */
export type Wording = readonly [title: string, detail?: string];

/** What people read; `{name}` is a parameter, `{name:kind}` one that is written out as its kind demands. */
export interface Sentence {
  sv: Wording;
  en: Wording;
}
