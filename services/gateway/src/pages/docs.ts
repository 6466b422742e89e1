import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { DomainError } from '#kernel';
import { html } from './html.js';

const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const types = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
  ['favicon-32x32.png', 'image/png'],
]);

const viewer = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parken: API</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<link rel="icon" href="/docs/assets/favicon-32x32.png">
</head>
<body>
<div id="viewer"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/viewer.js"></script>
</body>
</html>
`;

// Trying a change out needs the session's token, which the viewer fetches as any page of ours does.
const script = `window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#viewer',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
  requestInterceptor: async (request) => {
    if (request.method === undefined || request.method === 'GET') return request;
    const session = await (await fetch('/api/v1/session')).json();
    if (session.csrfToken) request.headers['X-CSRF-Token'] = session.csrfToken;
    return request;
  },
});
`;

/** The interface's documentation, with a viewer that comes from this server and nowhere else. */
export function serveDocs(instance: FastifyInstance): void {
  instance.get('/docs/assets/:file', (request, reply) => {
    const { file } = request.params as { file: string };
    const type = types.get(file);
    if (!type) throw new DomainError('resource.not-found');
    return reply.type(type).header('Cache-Control', 'max-age=3600').send(createReadStream(join(assets, file)));
  });
  instance.get('/docs', (_, reply) => html(reply, viewer));
  instance.get('/docs/viewer.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(script));
}
