import type { FastifyReply } from 'fastify';
import type { Language } from '#contracts';
import { forPages } from '../server/security-headers.js';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character]!);

/** A whole page; `body` is HTML, all else is text. */
export const page = ({ language, title, body }: { language: Language; title: string; body: string }): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/assets/page.css">
<link rel="icon" href="/docs/assets/favicon-32x32.png">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

/** Sends a page, with leave to load what is ours. */
export const html = (reply: FastifyReply, text: string): FastifyReply =>
  reply.header('Content-Security-Policy', forPages).type('text/html; charset=utf-8').send(text);

export const stylesheet = `:root { color-scheme: light dark; --ink: #1b2420; --paper: #fbfaf6; --quiet: #55625c; --link: #0b5c46; --line: #d8d6cc; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef2ee; --paper: #151b18; --quiet: #a9b5ae; --link: #7fd6b6; --line: #33403a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 5rem) 1.25rem; }
h1 { font-size: clamp(1.75rem, 5vw, 2.5rem); line-height: 1.15; margin: 0 0 1rem; }
h2 { font-size: 1.125rem; margin: 2.5rem 0 .5rem; }
p, ul, dl { margin: 0 0 1rem; }
ul { padding-left: 1.25rem; }
a { color: var(--link); text-underline-offset: .2em; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px; }
code { font-family: ui-monospace, monospace; font-size: .9375em; }
.quiet { color: var(--quiet); }
nav { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1rem; }
`;
