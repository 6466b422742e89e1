import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | null;

/**
 * A table that any spreadsheet opens (RFC 4180, UTF-8 with its mark, which Excel wants), and where nothing that somebody once wrote is
 * taken for a formula: what begins as one gets an apostrophe before it, and what a spreadsheet might take for the end of a cell (in
 * Swedish a semicolon is) stands within quotation marks. Names come first in their rows, where any spreadsheet heeds them.
 */
export const spreadsheet = (headings: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify([[...headings], ...rows.map((row) => [...row])], { bom: true, escape_formulas: true, quoted_match: /[;\t]/, record_delimiter: 'windows' });
