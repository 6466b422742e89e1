/** A part of a text: a heading of a level from 1, or a paragraph, which may have line breaks. */
export type Block = { kind: 'heading'; level: number; text: string } | { kind: 'paragraph'; text: string };

const heading = /^(#{1,3})\s+(\S.*)$/;

/** What somebody wrote as plain text: an empty line begins a new paragraph, and # a heading. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', text: lines.join('\n') });
    lines = [];
  };
  for (const line of text.split(/\r\n|\r|\n/).map((one) => one.replaceAll('\t', ' ').trim())) {
    const [, marks, title] = heading.exec(line) ?? [];
    if (title || !line) endParagraph();
    if (title) blocks.push({ kind: 'heading', level: marks!.length, text: title });
    else if (line) lines.push(line);
  }
  endParagraph();
  return blocks;
}

export interface Privileges {
  daysAhead: number | null;
  automaticApproval: boolean;
  hoursAMonth: number | null;
  priority?: number | undefined;
}

/** What an agreement gives its organisations, as sentences for those who sign it. */
export function privilegesInWords({ daysAhead, automaticApproval, hoursAMonth, priority = 0 }: Privileges): string[] {
  const sentences: string[] = [];
  if (daysAhead !== null) sentences.push(`Parterna får boka lokaler upp till ${counted(daysAhead, 'dag', 'dagar')} i förväg.`);
  const limit = hoursAMonth === null ? '' : `, upp till ${counted(hoursAMonth, 'timme', 'timmar')} per kalendermånad och part`;
  if (automaticApproval) sentences.push(`Det som de önskar boka inom öppettiderna godkänns direkt${limit}.`);
  if (priority > 0) sentences.push(`Önskar flera samma tid har parterna förtur av grad ${priority} på en skala till 9.`);
  return sentences;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
