import { domainToASCII } from 'node:url';

/**
 * The one form of an e-mail address by which a person is known.
 *
 * Folded are case, also before the @, where the standard leaves it to the receiver but no receiver in use tells two people
 * apart by it; Unicode's different spellings of the same letter; and international domain names to their ASCII form.
 *
 * Not folded are dots and what follows a plus before the @. Some providers ignore them and others don't, so folding would
 * let one person in as another: two records of one person are a nuisance, one record of two people is a breach. Nor are
 * letters that only look alike.
 *
 * @returns undefined where the domain cannot be one
 */
export function foldedEmail(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1).normalize('NFC'));
  const local = address.slice(0, Math.max(at, 0)).normalize('NFC').toLowerCase().normalize('NFC');
  return local && domain ? `${local}@${domain}` : undefined;
}
