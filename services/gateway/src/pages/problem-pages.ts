import type { Language } from '#contracts';
import type { ErrorCode } from '#kernel';
import type { Problem } from '../problems/problem.js';
import { sentences } from '../problems/sentences.js';
import { statusOf } from '../problems/statuses.js';
import { escaped, page } from './html.js';

const home: Record<Language, string> = { sv: 'Till startsidan', en: 'To the start page' };
const trace: Record<Language, string> = { sv: 'Spårnummer', en: 'Trace number' };

/** A refusal for somebody who came with a browser, e.g. on her way back from the identity provider. */
export function problemPage({ title, detail, traceId }: Problem, language: Language): string {
  const body = `<h1>${escaped(title)}</h1>
<p>${escaped(detail)}</p>
<p class="quiet">${trace[language]} <code>${escaped(traceId)}</code></p>
<nav><a href="/">${home[language]}</a></nav>`;
  return page({ language, title, body });
}

/** What the `type` of a problem leads to. */
export function explanation(code: ErrorCode, language: Language): string {
  const [title, detail] = sentences[code][language];
  const readable = detail?.replaceAll(/\{(\w+)(?::\w+)?\}/g, '…');
  const body = `<h1>${escaped(title)}</h1>
${readable ? `<p>${escaped(readable)}</p>` : ''}
<p class="quiet"><code>${escaped(code)}</code> · HTTP ${statusOf(code)}</p>
<nav><a href="/docs">/docs</a></nav>`;
  return page({ language, title, body });
}
