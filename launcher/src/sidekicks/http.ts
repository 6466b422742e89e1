import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';

const largestBody = 64 * 1024;

export const loopback = '127.0.0.1';

export async function listen(port: number, host: string, handle: RequestListener): Promise<Server> {
  const server = createServer(handle).listen(port, host);
  await once(server, 'listening');
  return server;
}

/** The fields of a posted HTML form. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) {
    body += chunk;
    if (body.length > largestBody) throw new Error('the form is too large');
  }
  return new URLSearchParams(body);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] as string);

/** A small page without scripts. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}
button,select{font:inherit;padding:.4rem .8rem}td,th{text-align:left;padding:.3rem 1rem .3rem 0;vertical-align:top}</style>
<h1>${escapeHtml(title)}</h1>
${body}
</html>
`;
