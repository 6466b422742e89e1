export type Channel = 'email' | 'sms';
export type Language = 'sv' | 'en';
export type Names = Record<Language, string>;

/** Who a message is for, as she is known when it is sent. */
export interface Recipient {
  email: string;
  name: string | null;
  phone: string | null;
  language: Language;
}
