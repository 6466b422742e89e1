import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';
import { blocksOf, privilegesInWords } from '../domain/agreement-words.js';
import { shownNumber } from '../domain/organisation-number.js';
import { privilegesOf, type AgreementRow, type PartyRow } from '../agreements/agreement-rows.js';
import type { Paper } from './paper.js';

export const kindsInWords = { 'letter-of-intent': 'Avsiktsförklaring', 'cooperation-agreement': 'Samarbetsavtal' } as const;

const nobody = 'Namnet är raderat';

// Documents are seldom made, and what makes them takes megabytes.
async function blankPaper({ title }: AgreementRow, madeAt: Instant): Promise<Paper> {
  const { Paper } = await import('./paper.js');
  return new Paper({ title, madeAt });
}

/** What the parties sign. It names organisations and no people, so that it can stay as it is for as long as it is needed. */
export async function paperToSign(agreement: AgreementRow, madeAt: Instant): Promise<Buffer> {
  const paper = await blankPaper(agreement, madeAt);
  writeAgreement(paper, agreement);
  return paper.finish();
}

/** The same words, and then who has signed them, for whom and when. */
export async function signedPaper(agreement: AgreementRow, madeAt: Instant, timeZone: string): Promise<Buffer> {
  const paper = await blankPaper(agreement, madeAt);
  writeAgreement(paper, agreement);
  paper.newPage();
  paper.heading('Underskrifter');
  paper.paragraph('Avtalet är undertecknat elektroniskt. Var och en har undertecknat genom en personlig länk, efter att ha fått dokumentet.');
  for (const party of agreement.parties) writeSignature(paper, party, timeZone);
  paper.heading('Vad som är undertecknat');
  paper.paragraph('Ett eget dokument med samma text, utan underskrifter, vars kontrollsumma (SHA-256) är');
  paper.checksum(agreement.hash ?? '');
  return paper.finish();
}

export const hashOf = (pdf: Buffer): string => createHash('sha256').update(pdf).digest('hex');

function writeAgreement(paper: Paper, agreement: AgreementRow): void {
  paper.title(kindsInWords[agreement.kind], agreement.title);
  if (agreement.redactedAt) writeRedaction(paper, agreement);
  paper.heading('Parter');
  for (const party of agreement.parties) paper.item(party.organisationName, numberOf(party));
  for (const block of blocksOf(agreement.text)) {
    if (block.kind === 'heading') paper.heading(block.text, block.level);
    else paper.paragraph(block.text);
  }
  const given = privilegesInWords(privilegesOf(agreement));
  if (given.length > 0) paper.heading('Vad avtalet ger');
  for (const sentence of given) paper.paragraph(sentence);
  paper.heading('Giltighet');
  paper.paragraph(`Avtalet gäller från och med den ${inWords(agreement.validFrom)} till och med den ${inWords(agreement.validUntil)}.`);
}

// Whoever compares the checksum must not be left to wonder.
function writeRedaction(paper: Paper, { hash }: AgreementRow): void {
  paper.paragraph('En enskild näringsidkares namn har raderats ur det här dokumentet. Det som undertecknades hade kontrollsumman (SHA-256)');
  paper.checksum(hash ?? '');
}

function writeSignature(paper: Paper, { organisationName, signedAs, signedAt }: PartyRow, timeZone: string): void {
  const at = signedAt ? momentInWords(signedAt, timeZone) : '';
  paper.item(signedAs ?? nobody, [`för ${organisationName}`, at]);
}

const numberOf = ({ organisationNumber }: PartyRow): string[] =>
  organisationNumber === null ? [] : [`Organisationsnummer ${shownNumber({ digits: organisationNumber, kind: 'legal-entity' })}`];

const inWords = (date: string): string =>
  Temporal.PlainDate.from(date).toLocaleString('sv-SE', { day: 'numeric', month: 'long', year: 'numeric' });

const momentInWords = (at: string, timeZone: string): string => {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  return `${inWords(local.toPlainDate().toString())} kl. ${local.toPlainTime().toString({ smallestUnit: 'second' })} (${local.offset})`;
};
