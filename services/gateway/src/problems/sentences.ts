import type { Language } from '#contracts';
import type { ErrorCode, ErrorParameter } from '#kernel';
import { domainSentences } from './domain-sentences.js';
import { edgeSentences } from './edge-sentences.js';
import { written } from './written.js';
import type { Sentence } from './wording.js';

/** Every refusal in both languages; a code without its sentence does not compile. */
export const sentences: Record<ErrorCode, Sentence> = { ...edgeSentences, ...domainSentences };

export interface Told {
  title: string;
  detail: string;
}

/** The refusal in the caller's language. Where a parameter of the detail is missing, the title says it all. */
export function tell(code: ErrorCode, params: Record<string, ErrorParameter>, language: Language): Told {
  const [title, detail] = sentences[code][language];
  return { title, detail: (detail && filled(detail, params, language)) ?? `${title}.` };
}

function filled(template: string, params: Record<string, ErrorParameter>, language: Language): string | undefined {
  let isComplete = true;
  const text = template.replaceAll(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, kind: string | undefined) => {
    const value = written(params[name], kind, { language, timeZone: params.timeZone });
    if (value === undefined) isComplete = false;
    return value ?? '';
  });
  return isComplete ? text : undefined;
}
