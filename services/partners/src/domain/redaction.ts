/** Stands where somebody's own words or name stood, in both languages. */
export const erasedMark = '[raderad / erased]';

/** Takes a sole trader's name, and her personal number however it is written, out of a text in which others wrote them. */
export function withoutTrader(text: string, { name, number }: { name: string; number: string | null }): string {
  const hers = [name.split(/\s+/).map(literally).join('\\s+')];
  if (number) hers.push(`(?:18|19|20)?${number.slice(0, 6)}[-+\\s\u2010-\u2015\u2212]?${number.slice(6)}`);
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${hers.join('|')})(?![\\p{L}\\p{N}])`, 'giu'), erasedMark);
}

const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, (sign) => `\\${sign}`);
