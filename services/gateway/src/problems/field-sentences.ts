import type { z } from 'zod';
import type { Bilingual } from '#contracts';

/** What is wrong with one field: a stable code, and why in both languages. */
export interface FieldProblem {
  /** Dotted path, such as `contact.email` or `spaces.0.capacity`; empty for the whole. */
  field: string;
  code: string;
  says: Bilingual;
}

/** Codes that services use for a field. */
const known: Record<string, Bilingual> = {
  'unknown-field': { sv: 'fältet finns inte', en: 'there is no such field' },
  'required': { sv: 'måste anges', en: 'must be given' },
  'ambiguous': { sv: 'tiden kommer två gånger när klockan ställs om; ange tidszon', en: 'the time comes twice when the clocks change; give its offset' },
  'does-not-exist': { sv: 'tiden hoppas över när klockan ställs om', en: 'the time is skipped when the clocks change' },
  'end-before-start': { sv: 'måste ligga efter starttiden', en: 'must come after the start' },
  'not-yours': { sv: 'är inte din adress; logga ut för att anmäla någon annan', en: 'is not your address; sign out to register somebody else' },
  'outside': { sv: 'måste ligga inom evenemanget', en: 'must lie within the event' },
  'reused': { sv: 'har redan skickats med ett annat pass eller åt andra hållet', en: 'was sent with another pass or direction before' },
  'not-shown': { sv: 'innehåller tecken som inte kan visas i dokumentet', en: 'contains letters that the document cannot show' },
  'not-found': { sv: 'finns inte', en: 'there is no such thing' },
  'unknown': { sv: 'är inget känt', en: 'is nothing that is known' },
  'differs': { sv: 'är inte detsamma överallt där det anges', en: 'is not the same wherever it is given' },
  'above-capacity': { sv: 'är mer än lokalen tar', en: 'is more than the space holds' },
  'below-shortest': { sv: 'får inte vara kortare än den kortaste tiden', en: 'must not be less than the shortest' },
  'overlaps': { sv: 'överlappar en annan säsong', en: 'overlaps another season' },
  'of-site': { sv: 'gäller hela platsen och anges där', en: 'holds for the whole site and is given there' },
  'not-a-rule': { sv: 'är ingen regel enligt RFC 5545 som går att använda', en: 'is no rule of RFC 5545 that can be used' },
  'finer-than-days': { sv: 'en serie återkommer högst en gång om dagen', en: 'a series recurs once a day at most' },
  'not-in-rule': { sv: 'är inget tillfälle enligt regeln', en: 'is no occurrence by the rule' },
  'too-far': { sv: 'är högst 31 dygn efter början', en: 'is at most 31 days after the beginning' },
  'lasts-too-long': { sv: 'en serie varar högst tio år', en: 'a series lasts ten years at most' },
  'nothing-left': { sv: 'lämnar inget kvar av serien', en: 'leaves nothing of the series' },
  'whole-minutes': { sv: 'en serie börjar och varar hela minuter', en: 'a series begins and lasts whole minutes' },
  'second-of-two': { sv: 'är den andra av två likadana tider och kan inte återkomma', en: 'is the second of two times and cannot recur' },
  'twice': { sv: 'finns redan med', en: 'is there already' },
  'too-deep': { sv: 'är nästlat för djupt', en: 'is nested too deeply' },
  'control-character': { sv: 'innehåller tecken som inte får förekomma', en: 'contains characters that are not allowed' },
};

const messages: Record<string, string> = {
  'control characters are not allowed': 'styrtecken får inte förekomma',
  'a local time such as 2026-11-26T13:00': 'en lokal tid som 2026-11-26T13:00',
  'line breaks are not allowed': 'radbrytningar får inte förekomma',
  'small letters, digits and hyphens': 'små bokstäver, siffror och bindestreck',
  'me, nobody or an id': 'me, nobody eller ett id',
  'a diary number such as PRK 2026-000123': 'ett diarienummer som PRK 2026-000123',
  'a time of day such as 08:00': 'ett klockslag som 08:00',
  'a number in international form, such as +46701234567': 'ett nummer i internationell form, som +46701234567',
  'no number that there can be': 'inget nummer som kan finnas',
  'a year from 1900 to 2999': 'ett år från 1900 till 2999',
  'a year from 1900 to 2999, at most nanoseconds': 'ett år från 1900 till 2999, högst nanosekunder',
  'a path of this site, such as /bookings': 'en sökväg på den här webbplatsen, som /bookings',
  '8 to 64 letters, digits, hyphens or underscores': '8 till 64 bokstäver, siffror, bindestreck eller understreck',
  'not together with a booking': 'kan inte anges tillsammans med en bokning',
  'either a person or an address': 'ska vara antingen en person eller en adress',
  'no time zone that we know': 'är ingen tidszon som vi känner till',
  'at most two days ago, and not in the future': 'högst två dygn tillbaka, och inte framåt i tiden',
  'not an address': 'är ingen e-postadress',
  'not a Swedish organisation number': 'är inget svenskt organisationsnummer',
  'SHA-256 in hexadecimal': 'SHA-256 i hexadecimal form',
  '32 bytes in base64url': '32 byte i base64url',
  'six digits': 'sex siffror',
  'decides nothing': 'avgör ingenting',
  'each request once': 'varje förfrågan en gång',
  'only where it is declined': 'anges bara vid avslag',
  'not the next of a page': 'inte ett next-värde från en tidigare sida',
};

/** The Swedish of a message that a schema or a service has put in English. */
export const isTranslated = (message: string): boolean => Object.hasOwn(messages, message);

export const fieldProblem = (field: string, code: string, message = code): FieldProblem => ({
  field,
  code,
  says: known[code] ?? { sv: messages[message] ?? message, en: message },
});

/** zod's issues in the words of the house. The input must have been reported (`reportInput`). */
export function fieldProblemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => fieldProblem([...path, key].join('.'), 'unknown-field'));
  const field = path.join('.');
  // Of a list of values, a missing one is reported as a wrong one.
  if (['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code) && issue.input === undefined) return [fieldProblem(field, 'required')];
  return [{ field, code: issue.code.replaceAll('_', '-'), says: saysOf(issue) }];
}

function saysOf(issue: Exclude<z.core.$ZodIssue, { code: 'unrecognized_keys' }>): Bilingual {
  switch (issue.code) {
    case 'invalid_type': return { sv: `ska vara ${types[issue.expected] ?? issue.expected}`, en: `must be of type ${issue.expected}` };
    case 'too_big': return limit('högst', 'at most', issue.maximum, issue.origin);
    case 'too_small': return limit('minst', 'at least', issue.minimum, issue.origin);
    case 'not_multiple_of': return { sv: `ska vara en multipel av ${issue.divisor}`, en: `must be a multiple of ${issue.divisor}` };
    case 'invalid_value': return { sv: `ska vara något av ${issue.values.join(', ')}`, en: `must be one of ${issue.values.join(', ')}` };
    case 'invalid_format': return formats[issue.format] ?? fieldProblem('', '', issue.message).says;
    case 'invalid_union': return { sv: 'stämmer inte med något av det som går att ange', en: 'matches nothing of what can be given' };
    case 'invalid_key':
    case 'invalid_element': return { sv: 'innehåller något felaktigt', en: 'contains something wrong' };
    case 'custom': return fieldProblem('', '', issue.message).says;
    // A kind of issue that a later version of the library adds.
    default: return fieldProblem('', '', (issue as { message: string }).message).says;
  }
}

const types: Record<string, string> = {
  string: 'en text', number: 'ett tal', int: 'ett heltal', boolean: 'true eller false', array: 'en lista', object: 'ett objekt', null: 'null',
};

const units: Record<string, Bilingual> = { string: { sv: ' tecken', en: ' characters' }, array: { sv: ' stycken', en: ' items' } };

const limit = (sv: string, en: string, value: number | bigint, origin: string): Bilingual => ({
  sv: `${sv} ${value}${units[origin]?.sv ?? ''}`,
  en: `${en} ${value}${units[origin]?.en ?? ''}`,
});

const formats: Record<string, Bilingual> = {
  uuid: { sv: 'ska vara ett id (UUID)', en: 'must be an id (UUID)' },
  email: { sv: 'ska vara en e-postadress', en: 'must be an e-mail address' },
  date: { sv: 'ska vara ett datum som finns, som 2026-11-26', en: 'must be a date that exists, such as 2026-11-26' },
  datetime: { sv: 'ska vara en tid som finns, som 2026-11-26T13:00:00+01:00', en: 'must be a time that exists, such as 2026-11-26T13:00:00+01:00' },
};
