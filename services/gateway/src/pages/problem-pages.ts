import type { Language } from '#contracts';
import type { ErrorCode } from '#kernel';
import type { Problem } from '../problems/problem.js';
import { sentences } from '../problems/sentences.js';
import { statusOf } from '../problems/statuses.js';
import { escaped, page } from './html.js';

const words = {
  sv: { home: 'Till startsidan', signIn: 'Logga in som personal', trace: 'Säg det här numret om du frågar oss om felet:' },
  en: { home: 'To the start page', signIn: 'Sign in as staff', trace: 'Tell us this number if you ask about the error:' },
};

/**
 * A refusal for somebody who came with a browser, e.g. on her way back from the identity provider.
 * @param path of what she asked to see; null where she sent a form, which cannot be seen again
 */
export function problemPage({ title, detail, traceId, status }: Problem, language: Language, path: string | null): string {
  const { home, signIn, trace } = words[language];
  const wayIn = status === 401 && path !== null ? `<a href="/api/v1/sign-in/staff?returnTo=${encodeURIComponent(path)}">${signIn}</a> ` : '';
  const body = `<h1>${escaped(title)}</h1>
${detail === `${title}.` ? '' : `<p>${escaped(detail)}</p>`}
${status >= 500 ? `<p class="quiet">${trace}<br><code>${escaped(traceId)}</code></p>` : ''}
<nav>${wayIn}<a href="/?language=${language}">${home}</a></nav>`;
  return page({ language, title, body, path });
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
