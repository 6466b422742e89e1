import { describe, expect, it } from '@jest/globals';
import { PreparedStatements } from './prepared-statements.js';

const named = (statements: PreparedStatements, text: string, uses: number) => Array.from({ length: uses }, () => statements.nameOf(text)).at(-1);

describe('a statement', () => {
  it('gets a name when it has come often, and keeps it', () => {
    const statements = new PreparedStatements();
    expect(named(statements, 'select 1', 5)).toBeUndefined();
    const name = statements.nameOf('select 1');
    expect(name).toMatch(/^[\w-]{22}$/);
    expect(statements.nameOf('select 1')).toBe(name);
    expect(named(statements, 'select 2', 6)).not.toBe(name);
  });

  it('is not the only one that is known: those of many kinds neither get names without end nor push out the ones that have them', () => {
    const statements = new PreparedStatements();
    const name = named(statements, 'select 0', 6);
    const names = new Set(Array.from({ length: 3_000 }, (_, index) => named(statements, `select ${index + 1}`, 6)));
    expect(names.size).toBeLessThanOrEqual(250);
    expect(statements.nameOf('select 0')).toBe(name);
  });
});
