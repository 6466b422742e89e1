import { expect, test } from '@jest/globals';
import { mustAccept } from './accept.js';
import { languageOf } from './languages.js';

test.each([
  [undefined, 'sv'], ['', 'sv'], ['en', 'en'], ['en-GB,en;q=0.9', 'en'], ['de,fr', 'sv'], ['de, en;q=0.1', 'en'], ['sv;q=0.5, en;q=0.6', 'en'],
  ['en;q=0', 'sv'], ['en;q=0.5, sv', 'sv'], ['*', 'sv'], ['EN', 'en'], [';;;,,,q=1', 'sv'], ['en;q=nonsense', 'en'],
])('Accept-Language %j is answered in %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});

test.each([undefined, '*/*', 'application/json', 'text/html, application/*;q=0.2', 'application/json;q=0.1'])('Accept %j takes JSON', (accept) => {
  expect(() => mustAccept(accept, ['application/json'])).not.toThrow();
});

test.each(['text/html', 'application/json;q=0', 'image/*'])('Accept %j does not', (accept) => {
  expect(() => mustAccept(accept, ['application/json'])).toThrow(expect.objectContaining({ code: 'request.not-acceptable' }));
});
