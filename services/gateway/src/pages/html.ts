import type { FastifyReply } from 'fastify';
import type { Language } from '#contracts';
import { forPages } from '../server/security-headers.js';
import type { ClientHead } from '../web/client-head.js';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character]!);

interface Page {
  language: Language;
  title: string;
  body: string;
  /** More for the head, such as where the same is found in another format. */
  head?: string;
  /** Where the page is found again; left out where that is its own address, and null where it is nowhere, being the answer to a form. */
  path?: string | null;
  /** Lets the web client take the page over; without it the page is plain. */
  client?: ClientHead;
}

/** A whole page; `body` and `head` are HTML, all else is text. */
export const page = ({ language, title, body, head = '', path = '', client }: Page): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(client ? titleInTab(title) : title)}</title>
${client?.head ?? '<link rel="stylesheet" href="/assets/page.css">'}
<link rel="icon" href="${client ? '/favicon.svg' : '/docs/assets/favicon-32x32.png'}">
${head}</head>
<body>
<div id="root"${client ? ' class="plain"' : ''}>
<header><a href="/?language=${language}">Parken</a> ${path === null ? '' : otherLanguage(language, path)}</header>
<main>
${body}
</main>
</div>
${client?.data ?? ''}
</body>
</html>
`;

// As the client has it, so that nothing changes when it takes over.
const titleInTab = (title: string): string => (title === 'Parken' ? title : `${title} · Parken`);

/** The same page in the other language. */
const otherLanguage = (language: Language, path: string): string =>
  language === 'sv'
    ? `<a href="${escaped(inLanguage(path, 'en'))}" lang="en" hreflang="en">In English</a>`
    : `<a href="${escaped(inLanguage(path, 'sv'))}" lang="sv" hreflang="sv">På svenska</a>`;

/** The address of a page of ours in a language. */
export const inLanguage = (path: string, language: Language): string => `${path}${path.includes('?') ? '&' : '?'}language=${language}`;

/** Text that somebody wrote in paragraphs; `#` begins a heading, below that of the page. */
export const prose = (text: string): string =>
  text
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .map((block) => (block.startsWith('#') ? `<h2>${escaped(block.replace(/^#+\s*/, ''))}</h2>` : `<p>${escaped(block).replaceAll(/\r?\n/g, '<br>')}</p>`))
    .join('\n');

/** Sends a page, with leave to load what is ours. */
export const html = (reply: FastifyReply, text: string): FastifyReply =>
  reply.header('Content-Security-Policy', forPages).type('text/html; charset=utf-8').send(text);
