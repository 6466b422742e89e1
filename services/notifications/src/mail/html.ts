import type { Letter } from '../domain/letters/letter.js';
import { passCid } from './pass-picture.js';

const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => entities[letter]!);

/** One column and nothing fetched from elsewhere: it reads the same in every client, and tells nobody that it was opened. */
export function html(letter: Letter): string {
  return `<!doctype html>
<html lang="${letter.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(letter.subject)}</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background: #16191d !important; } .card { background: #22272d !important; }
  .card, .card h1, .card td { color: #f2f4f6 !important; } .quiet, .card th { color: #b4bcc5 !important; }
  .quote, .code { background: #2f363e !important; } .card a { color: #9ecbff !important; } .card a.button { color: #ffffff !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:24px 12px;background:#eef1f4;${font}">
<div role="article" aria-roledescription="email" lang="${letter.language}" class="card" style="max-width:560px;margin:0 auto;padding:28px 28px 20px;background:#ffffff;border-radius:8px;color:#1c2126;font-size:16px;line-height:1.5">
<h1 style="margin:0 0 16px;font-size:23px;line-height:1.25;color:#1c2126">${escaped(letter.heading)}</h1>
${[letter.greeting, ...letter.paragraphs].map(paragraph).join('\n')}
${code(letter)}${quote(letter)}${details(letter)}${pass(letter)}${link(letter)}${otherLinks(letter)}<p class="quiet" style="margin:24px 0 0;padding-top:14px;border-top:1px solid #d5dbe1;font-size:13px;color:#5a6570">${escaped(letter.footer)}</p>
</div>
</body>
</html>
`;
}

const paragraph = (text: string): string => `<p style="margin:0 0 12px">${escaped(text)}</p>`;

const code = ({ code }: Letter): string =>
  code === null
    ? ''
    : `<p class="code" style="margin:20px 0;padding:16px;background:#eef1f4;border-radius:6px;text-align:center;font-family:ui-monospace,Consolas,Menlo,monospace;font-size:28px;letter-spacing:3px">${escaped(code)}</p>\n`;

const quote = ({ quote }: Letter): string =>
  quote === null
    ? ''
    : `<div class="quote" style="margin:16px 0;padding:12px 16px;background:#f4f1ea;border-radius:6px"><strong>${escaped(quote.label)}</strong><br>${escaped(quote.text).replaceAll(/\r?\n/g, '<br>')}</div>\n`;

function details({ details }: Letter): string {
  if (details.length === 0) return '';
  const rows = details.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="padding:5px 18px 5px 0;text-align:left;vertical-align:top;font-weight:normal;color:#5a6570">${escaped(label)}</th><td style="padding:5px 0;color:#1c2126">${escaped(value)}</td></tr>`,
  );
  return `<table style="margin:16px 0;border-collapse:collapse;font-size:16px;line-height:1.4">${rows.join('')}</table>\n`;
}

// White around it in every colour scheme, or no door could read it.
const pass = ({ pass }: Letter): string =>
  pass === null
    ? ''
    : `<div style="margin:20px 0;text-align:center">
<img src="cid:${passCid}" alt="${escaped(pass.label)}" style="display:block;margin:0 auto;max-width:100%;height:auto;background:#ffffff;border-radius:6px">
<p style="margin:8px 0 0;font-size:17px"><strong>${escaped(pass.label)}</strong></p>
<p class="quiet" style="margin:2px 0 0;font-size:14px;color:#5a6570">${escaped(pass.hint)}</p>
</div>\n`;

const button = 'display:inline-block;padding:12px 22px;background:#0b57a4;border-radius:6px;color:#ffffff;text-decoration:none;font-weight:600';

const link = ({ link }: Letter): string =>
  link === null
    ? ''
    : `<p style="margin:22px 0 0"><a class="button" href="${escaped(link.href)}" style="${button}">${escaped(link.label)}</a></p>\n`;

const otherLinks = ({ otherLinks }: Letter): string =>
  otherLinks.map(({ label, href }) => `<p style="margin:14px 0 0"><a href="${escaped(href)}" style="color:#0b57a4">${escaped(label)}</a></p>\n`).join('');
