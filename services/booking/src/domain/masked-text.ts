/** What stands where something has been masked, once or several times in a row. */
export const maskSign = '▇';

/**
 * Whether a text is the original with parts of it masked: each row of ▇ stands for at least one character, and all the rest stands
 * as it does in the original, in that order, with nothing left out beside what is masked.
 */
export function isMaskedFrom(text: string, original: string): boolean {
  const parts = text.split(/▇+/u);
  const [first, ...others] = parts;
  const last = others.pop();
  if (first === undefined || !original.startsWith(first)) return false;
  if (last === undefined) return text === original;
  // Of what stands between two masks, the earliest place leaves most for the rest.
  let at = first.length;
  for (const part of others) {
    const found = original.indexOf(part, at + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return original.length - last.length > at && original.endsWith(last);
}
