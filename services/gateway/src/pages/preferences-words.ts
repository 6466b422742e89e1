import type { Language, MessageChoice } from '#contracts';

type Category = MessageChoice['category'];

interface Words {
  title: string;
  lead: string;
  always: string;
  categories: Record<Category, [name: string, what: string]>;
  channels: Record<MessageChoice['channel'], string>;
  choices: Record<MessageChoice['choice'], string>;
  noSms: string;
  quiet: string;
  quietWhat: string;
  house: (begins: string, ends: string) => string;
  own: string;
  never: string;
  from: string;
  until: string;
  zone: string;
  save: string;
  saved: string;
  wrongTime: string;
  wrong: string;
  unsubscribe: string;
  sure: (kinds: string) => string;
  stopped: (kinds: string) => string;
  stopIt: string;
  all: string;
}

export const preferencesWords: Record<Language, Words> = {
  sv: {
    title: 'Dina meddelanden', lead: 'Välj vad vi berättar för dig och hur. Det gäller från nu, också för det som redan står i kö.',
    always: 'Koder för att logga in och besked om det du har bett om kommer alltid med e-post, och genast.',
    categories: {
      decision: ['Besked', 'När något du har bett om godkänns, avslås, flyttas eller avbokas.'],
      practical: ['Praktiskt', 'Sådant du behöver veta, till exempel att din gäst har kommit eller att någon har skrivit till dig.'],
      reminder: ['Påminnelser', 'Inför det du har bokat eller anmält dig till.'],
      news: ['Nyheter', 'Vad som händer i huset.'],
    },
    channels: { email: 'E-post', sms: 'SMS' },
    choices: { 'at-once': 'Genast', 'daily': 'Samlat, en gång om dagen på morgonen', 'off': 'Aldrig' },
    noSms: 'SMS kommer bara till den som har ett mobilnummer och har valt SMS i sin profil.',
    quiet: 'Tysta timmar', quietWhat: 'Det som kan vänta kommer inte då. Besked och det som annars kommer för sent kommer ändå.',
    house: (begins, ends) => `Mellan ${begins} och ${ends}, som huset gör`, own: 'Andra tider', never: 'Inga tysta timmar', from: 'Från', until: 'Till', zone: 'Tidszon',
    save: 'Spara', saved: 'Sparat. Så här är det nu.', wrongTime: 'Skriv klockslag som 21:00.', wrong: 'Något är fel ifyllt. Inget har sparats.',
    unsubscribe: 'Säg upp', sure: (kinds) => `Vill du inte längre ha e-post av ${kinds}?`, stopped: (kinds) => `Du får ingen mer e-post av ${kinds}.`,
    stopIt: 'Ja, säg upp', all: 'Alla dina val',
  },
  en: {
    title: 'Your messages', lead: 'Choose what we tell you and how. It holds from now on, also for what is in line already.',
    always: 'Codes to sign in and decisions about what you have asked for always come by e-mail, and at once.',
    categories: {
      decision: ['Decisions', 'When something you have asked for is approved, declined, moved or cancelled.'],
      practical: ['Practical', 'What you need to know, such as that your guest has come or that somebody has written to you.'],
      reminder: ['Reminders', 'Before what you have booked or registered for.'],
      news: ['News', 'What happens in the house.'],
    },
    channels: { email: 'E-mail', sms: 'SMS' },
    choices: { 'at-once': 'At once', 'daily': 'Together, once a day in the morning', 'off': 'Never' },
    noSms: 'SMS come only to those who have a mobile number and have chosen SMS in their profile.',
    quiet: 'Quiet hours', quietWhat: 'What can wait does not come then. Decisions, and what would otherwise come too late, come anyway.',
    house: (begins, ends) => `Between ${begins} and ${ends}, as the house has it`, own: 'Other times', never: 'No quiet hours', from: 'From', until: 'To', zone: 'Time zone',
    save: 'Save', saved: 'Saved. This is how it is now.', wrongTime: 'Write a time such as 21:00.', wrong: 'Something is filled in wrongly. Nothing has been saved.',
    unsubscribe: 'Unsubscribe', sure: (kinds) => `Do you want no more e-mail of ${kinds}?`, stopped: (kinds) => `You will get no more e-mail of ${kinds}.`,
    stopIt: 'Yes, unsubscribe', all: 'All your choices',
  },
};

const quotes: Record<Language, string> = { sv: '”', en: '“' };

const kinds: Record<Language, [one: string, several: string]> = { sv: ['slaget', 'slagen'], en: ['the kind', 'the kinds'] };

/** What kinds of messages are called within a sentence: `the kinds “Practical” and “News”`. */
export function namesOf(categories: readonly Category[], language: Language): string {
  const names = categories.map((category) => `${quotes[language]}${preferencesWords[language].categories[category][0]}”`);
  return `${kinds[language][names.length === 1 ? 0 : 1]} ${new Intl.ListFormat(language === 'en' ? 'en-GB' : 'sv').format(names)}`;
}
