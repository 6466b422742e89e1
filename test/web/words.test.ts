import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

const source = fileURLToPath(new URL('../../web/src', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('words.json'));
const wordsOf = (file: string) => JSON.parse(readFileSync(join(source, file), 'utf8')) as Record<string, Record<string, string>>;

/** What a message has to be given. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const inner = 'options' in element ? Object.values(element.options).flatMap(({ value }) => argumentsOf(value)) : 'children' in element ? argumentsOf(element.children) : [];
    return [element.value, ...inner];
  });
}

test('there are words', () => expect(files.length).toBeGreaterThan(3));

describe.each(files)('%s', (file) => {
  test.each(Object.entries(wordsOf(file)))('%s is said in both languages, and needs the same in both', (_key, texts) => {
    expect(Object.keys(texts).toSorted()).toEqual(['en', 'sv']);
    const [sv, en] = ['sv', 'en'].map((language) => [...new Set(argumentsOf(parse(texts[language]!)))].toSorted());
    expect(sv).toEqual(en);
    for (const text of Object.values(texts)) expect(text.trim()).not.toBe('');
  });

  test('every word is used', () => {
    const folder = join(source, file, '..');
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path)).map((path) => readFileSync(join(folder, path), 'utf8')).join('\n');
    // A key that is put together from parts is named by the beginning of its parts: `state.requested` by `state.`.
    const unused = Object.keys(wordsOf(file)).filter((key) => !code.includes(`'${key}'`) && !(key.includes('.') && code.includes(`\`${key.split('.')[0]}.`)));
    expect(unused).toEqual([]);
  });
});
