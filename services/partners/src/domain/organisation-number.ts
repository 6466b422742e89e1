import { Temporal } from 'temporal-polyfill';

export type OrganisationKind = 'legal-entity' | 'sole-trader';

/** A Swedish organisation number in its normal form. A sole trader's is the personal number of a human being. */
export interface OrganisationNumber {
  /** Ten digits, the last of them the check digit. */
  digits: string;
  kind: OrganisationKind;
}

// 16 says that a legal entity follows, 18–20 is a century of birth; `+` instead of `-` marks somebody who has turned a hundred.
const format = /^(16|18|19|20)?(\d{6})([-+])?(\d{4})$/;

/** The number that somebody wrote, with or without hyphen and prefix, or undefined where no such number can exist. */
export function organisationNumberOf(text: string): OrganisationNumber | undefined {
  const [, prefix, first, separator, last] = format.exec(text.trim()) ?? [];
  const digits = `${first}${last}`;
  if (!first || !hasRightCheckDigit(digits)) return undefined;
  // The third digit is the tens of a month for a human being, and at least 2 for everything else.
  if (Number(digits[2]) >= 2) return isEntityPrefix(prefix) && separator !== '+' ? { digits, kind: 'legal-entity' } : undefined;
  return prefix !== '16' && isBirthDate(first, prefix) ? { digits, kind: 'sole-trader' } : undefined;
}

/** As it may be shown: that of a legal entity is public, of a personal number only the date of birth remains. */
export const shownNumber = ({ digits, kind }: OrganisationNumber): string =>
  `${digits.slice(0, 6)}-${kind === 'legal-entity' ? digits.slice(6) : '****'}`;

/** Luhn's algorithm: every second digit counts twice, and the sum of all digits ends in 0. */
function hasRightCheckDigit(digits: string): boolean {
  const sum = digits.split('').reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

const isEntityPrefix = (prefix: string | undefined) => prefix === undefined || prefix === '16';

function isBirthDate(yymmdd: string, century: string | undefined): boolean {
  const [year, month, day] = [yymmdd.slice(0, 2), yymmdd.slice(2, 4), yymmdd.slice(4)].map(Number) as [number, number, number];
  // Coordination numbers, for people who are not in the population register, add 60 to the day.
  const born = day > 60 ? day - 60 : day;
  const centuries = century === undefined ? [18, 19, 20] : [Number(century)];
  return centuries.some((hundreds) => isDate(hundreds * 100 + year, month, born));
}

function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12) return false;
  return day >= 1 && day <= new Temporal.PlainYearMonth(year, month).daysInMonth;
}
