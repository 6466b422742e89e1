import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = process.cwd();
const row = /^\| (?<capability>.+) \| \[(?<file>[^\]]+)\]\(\.\.\/(?<link>[^)]+)\): (?<title>.+) \|$/;
const lines = readFileSync(join(root, 'docs', 'capabilities.md'), 'utf8').split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Capability'));

describe('what the list of capabilities says', () => {
  test('is said of something', () => expect(lines.length).toBeGreaterThan(20));

  test.each(lines)('%s', (line) => {
    const { file, link, title } = row.exec(line)?.groups ?? {};
    expect(link).toBe(file);
    const source = readFileSync(join(root, file!), 'utf8').replaceAll("\\'", "'");
    expect(source).toContain(title);
  });
});
