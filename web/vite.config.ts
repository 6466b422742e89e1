import { fileURLToPath } from 'node:url';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed-plugin.ts';
import { words } from './build/words-plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// A system that runs, for `npm run web`: everything but the client itself is asked of it.
const house = process.env.PARKEN_URL ?? 'http://localhost:3000';
const servedByGateway = ['/api', '/docs', '/r', '/p', '/s', '/m', '/n', '/inside', '/problems', '/openapi.json'];

export default defineConfig({
  root: here('.'),
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, routesDirectory: here('src/routes'), generatedRouteTree: here('src/routes.gen.ts'), quoteStyle: 'single' }),
    words(),
    compressed(),
  ],
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${here('src')}/` },
      // Messages are parsed while building.
      { find: /^@formatjs\/icu-messageformat-parser$/, replacement: '@formatjs/icu-messageformat-parser/no-parser.js' },
    ],
  },
  build: {
    outDir: process.env.WEB_OUT ?? here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // One file of styles, kept for a year: a page never waits for a second one.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true,
    // Libraries say “use client” to frameworks that run on servers; here everything is.
    rolldownOptions: {
      // The service worker has an address that stays: it is what browsers ask for to find out whether there is a newer one.
      input: { index: here('index.html'), sw: here('src/sw.ts') },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // What every page needs comes in two files rather than in twenty.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /node_modules\/(?:react|react-dom|scheduler|@tanstack\/(?:react-router|router-core|history|react-query|query-core|react-store|store)|intl-messageformat|@formatjs|openapi-fetch|openapi-react-query)\// },
            { name: 'base', test: /web\/src\/(?:api|words|app\/(?:shell|queries|fallbacks|words))|web\/src\/design\/(?:button|field|layout|notice|theme)/ },
          ],
        },
      },
      checks: { pluginTimings: false },
      onwarn: (warning, tell) => void (warning.code === 'MODULE_LEVEL_DIRECTIVE' || tell(warning)),
    },
  },
  server: { port: 5173, proxy: Object.fromEntries(servedByGateway.map((path) => [`^${path}(?:/|$)`, { target: house }])) },
});
