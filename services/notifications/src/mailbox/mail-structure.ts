import type { MessageStructureObject } from 'imapflow';

/** A part of a mail that holds something itself, as its server tells. */
export interface Part {
  /** By which the server gives it. */
  part: string;
  type: string;
  parameters: Readonly<Record<string, string>>;
  size: number;
  /** Of a whole mail that is enclosed. */
  messageId: string | undefined;
}

const mostParts = 50;
const deepest = 6;

/** The parts of a mail, from the front. What an enclosed mail is made of is not its own; what is too deep or too much is left out. */
export function partsOf(structure: MessageStructureObject): Part[] {
  const parts: Part[] = [];
  const walk = (node: MessageStructureObject, depth: number): void => {
    if (parts.length >= mostParts || depth > deepest) return;
    if (isMultipart(node)) for (const child of node.childNodes ?? []) walk(child, depth + 1);
    else parts.push(partOf(node));
  };
  walk(structure, 0);
  return parts;
}

export const isMultipart = ({ type }: MessageStructureObject): boolean => typeOf(type).startsWith('multipart/');

/** What a report of RFC 6522 reports; undefined where a mail is none. */
export const reportTypeOf = (structure: MessageStructureObject): string | undefined =>
  typeOf(structure.type) === 'multipart/report' ? lowered(structure.parameters)['report-type']?.toLowerCase() : undefined;

const partOf = ({ part, type, parameters, size, envelope }: MessageStructureObject): Part => ({
  // A mail that is all one part has no number.
  part: part ?? '1',
  type: typeOf(type),
  parameters: lowered(parameters),
  size: size ?? 0,
  messageId: envelope?.messageId,
});

const typeOf = (type: unknown): string => String(type).toLowerCase();

const lowered = (parameters: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name.toLowerCase(), value]));
