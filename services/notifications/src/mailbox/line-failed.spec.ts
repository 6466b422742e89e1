import { expect, test } from '@jest/globals';
import { lineFailed } from './line-failed.js';

const coded = (code: string) => Object.assign(new Error('no'), { code });

test.each([
  ['the server went away', coded('NoConnection'), { brokenBy: undefined, holds: false }, true],
  ['the line was cut', coded('NoConnection'), { brokenBy: coded('ECONNRESET'), holds: false }, true],
  ['the server went away a moment ago', coded('EConnectionClosed'), { brokenBy: undefined, holds: true }, true],
  ['an answer was too long', coded('NoConnection'), { brokenBy: coded('LiteralTooLarge'), holds: false }, false],
  ['an answer made no sense', coded('ParserError11'), { brokenBy: undefined, holds: false }, false],
  ['what it says could not be written down', new TypeError('no'), { brokenBy: undefined, holds: true }, false],
])('where %s', (_case, error, line, expected) => {
  expect(lineFailed(error, line)).toBe(expected);
});
