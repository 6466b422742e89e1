import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min';

export type { CountryCode };

/** Whether it is the code of a country, ISO 3166, of which the numbers are known. */
export const isCountry = (code: string): code is CountryCode => isSupportedCountry(code as CountryCode, metadata);

function read(text: string, country?: CountryCode): string | undefined {
  const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false }, metadata);
  return number?.isPossible() && number.ext === undefined ? number.number : undefined;
}

/** Whether it is in E.164 and there can be such a number, by its country's numbering; not whether anybody has it. */
export const isPossibleNumber = (number: string): boolean => read(number) === number;

/**
 * A telephone number as it is kept, E.164, however it was written: `+46 (0)70-123 45 67` is `+46701234567`. What is no number
 * that there can be, or has an extension, stays as it is.
 * @param country where a number without its country's code is, ISO 3166; without it there is no such number
 */
export function international(text: string, country?: CountryCode): string {
  const number = read(text, country);
  // Of too many zeros it takes one away each time that it reads.
  return number !== undefined && isPossibleNumber(number) ? number : text;
}
