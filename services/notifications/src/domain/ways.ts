/** Whether a message goes out by SMS too: never, where she generally wants SMS, or where she asked for it about this very thing. */
export type SmsRule = 'never' | 'by-wish' | 'as-asked';

/** What is known of how somebody can be reached. */
export interface Reachable {
  phone: string | null;
  smsWanted: boolean;
}

/**
 * Whether a message goes out by SMS. While it is unknown how she can be reached, the answer is left for later.
 * @param asked whether she asked for SMS about this
 */
export function goesBySms(rule: SmsRule, person: Reachable | 'unknown', asked: boolean): boolean {
  if (rule === 'never' || (rule === 'as-asked' && !asked)) return false;
  return person === 'unknown' || takesSms(rule, person);
}

/** Whether an SMS can and may be sent to her now. */
export const takesSms = (rule: SmsRule, { phone, smsWanted }: Reachable): boolean => phone !== null && (rule === 'as-asked' || smsWanted);
