import { fieldProblem, type FieldProblem } from '../problems/field-sentences.js';

// Postgres stores no NUL, and half a surrogate pair is not a character.
const isUnsafe = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text);

/** Fields whose name or text no part of the house could store; deeper than the server lets through, it does not look. */
export function unsafeTexts(value: unknown, path: string[] = []): FieldProblem[] {
  if (typeof value === 'string') return isUnsafe(value) ? [fieldProblem(path.join('.'), 'control-character')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    isUnsafe(key) ? [fieldProblem(path.join('.'), 'control-character')] : unsafeTexts(one, [...path, key]),
  );
}
