import { Written } from '#messaging';

/** The first says what the board is of, and each of the others is one of its spaces. */
export interface BoardRow {
  spaceId: string | null;
  /** How many spaces there are from this one on, itself included. */
  remaining: number;
  /** JSON. */
  written: string;
}

// An answer may be half a mebibyte, and goes out in an envelope.
const mostBytes = 500 * 1024;

/** As many of the spaces as an answer holds. What follows them is last, so that it can be seen without reading all. */
export function writtenBoard([head, ...spaces]: [BoardRow, ...BoardRow[]]): Written {
  const shown: BoardRow[] = [];
  let bytes = Buffer.byteLength(head.written) + 100;
  for (const space of spaces) {
    bytes += Buffer.byteLength(space.written) + 1;
    if (shown.length > 0 && bytes > mostBytes) break;
    shown.push(space);
  }
  const last = shown.at(-1);
  const next = last && last.remaining > 1 ? JSON.stringify(last.spaceId) : 'null';
  return new Written(`${head.written.slice(0, -1)},"spaces":[${shown.map(({ written }) => written).join()}],"next":${next}}`);
}
