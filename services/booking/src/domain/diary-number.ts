const written = /^(?:(\p{L}{2,8})[ -]?)?(\d{4})-(\d{1,9})$/u;

export interface DiaryNumber {
  /** Null where only year and number were given. */
  prefix: string | null;
  /** As in 2026-000123. */
  rest: string;
}

/** A diary number as people write it: `PRK 2026-000123`, `prk-2026-123` or `2026-123`; undefined where it is none. */
export function readDiaryNumber(text: string): DiaryNumber | undefined {
  const [, prefix, year, number] = written.exec(text.trim()) ?? [];
  if (year === undefined || number === undefined) return undefined;
  return { prefix: prefix?.toUpperCase() ?? null, rest: `${year}-${number.replace(/^0+(?=\d)/, '').padStart(6, '0')}` };
}
