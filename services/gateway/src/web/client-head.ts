import type { ClientFiles } from './client-files.js';

/** What the client would have to ask for first: the key under which it keeps an answer, and the answer. */
export type CameAlong = [key: unknown[], data: unknown][];

/** Elements of a page that let the client take it over. */
export interface ClientHead {
  head: string;
  /** The data that it begins with, as an element that nobody runs. */
  data: string;
}

/** @param routes files of the client's routes that the page shows, below `src/routes`, without their ending */
export const clientHead = (files: ClientFiles | undefined, routes: string[], along: CameAlong = []): ClientHead | undefined =>
  files && {
    head: `${files.headFor(routes)}\n<link rel="manifest" href="/manifest.webmanifest">`,
    // A text in it must not end it.
    data: `<script type="application/json" id="data">${JSON.stringify(along).replaceAll('<', String.raw`\u003c`)}</script>`,
  };

/** The key of an answer as the client builds it: method, path as the description has it, and parameters. */
export const answerKey = (path: string, parameters?: unknown): unknown[] => ['get', path, ...(parameters ? [{ params: parameters }] : [])];
