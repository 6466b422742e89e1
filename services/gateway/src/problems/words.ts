import type { Language } from '#contracts';

export type Words = Record<Language, Record<string, string>>;

export const equipmentWords: Words = {
  sv: {
    'projector': 'projektor', 'screen': 'skärm', 'whiteboard': 'skrivtavla', 'video-conference': 'videokonferens',
    'microphone': 'mikrofon', 'hearing-loop': 'hörslinga', 'stage': 'scen',
  },
  en: { 'video-conference': 'video conference', 'hearing-loop': 'hearing loop' },
};

export const stateWords: Words = {
  sv: { requested: 'obesvarad', approved: 'godkänd', declined: 'avslagen', withdrawn: 'återtagen', cancelled: 'avbokad' },
  en: {},
};

export const agreementWords: Words = {
  sv: { draft: 'ett utkast', sent: 'skickat', signed: 'påskrivet', active: 'i kraft', ended: 'avslutat', terminated: 'uppsagt', withdrawn: 'återtaget' },
  en: { draft: 'a draft', active: 'in force' },
};

export const eventWords: Words = {
  sv: { draft: 'ett utkast', published: 'publicerat', cancelled: 'inställt', over: 'över' },
  en: { draft: 'a draft' },
};

export const registrationWords: Words = {
  sv: { confirmed: 'bekräftad', waiting: 'på väntelistan', offered: 'erbjuden en plats', withdrawn: 'återtagen', lapsed: 'förfallen', cancelled: 'struken, eftersom evenemanget är inställt' },
  en: { waiting: 'on the waiting list', offered: 'offered a seat', cancelled: 'void, since the event is cancelled' },
};

export const visitWords: Words = {
  sv: { expected: 'väntat', inside: 'pågående', left: 'avslutat', cancelled: 'avbokat' },
  en: { inside: 'going on', left: 'over' },
};
