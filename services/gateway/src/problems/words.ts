import type { Language } from '#contracts';

export type Words = Record<Language, Record<string, string>>;

export const equipmentWords: Words = {
  sv: {
    'projector': 'projektor', 'screen': 'skärm', 'whiteboard': 'skrivtavla', 'video-conference': 'videokonferens',
    'microphone': 'mikrofon', 'hearing-loop': 'hörslinga', 'stage': 'scen',
  },
  en: { 'video-conference': 'video conference', 'hearing-loop': 'hearing loop' },
};

export const layoutWords: Words = {
  sv: { 'theatre': 'biosittning', 'classroom': 'skolsittning', 'board': 'styrelsebord', 'u-shape': 'u-sittning', 'banquet': 'bankett', 'standing': 'mingel' },
  en: { 'board': 'board table', 'u-shape': 'U shape' },
};

export const accessibilityWords: Words = {
  sv: {
    'step-free': 'stegfri väg', 'hearing-loop': 'hörslinga', 'adjustable-table': 'höj- och sänkbart bord', 'quiet': 'lugn miljö',
    'accessible-toilet': 'tillgänglig toalett', 'visual-alarm': 'larm med ljus',
  },
  en: {
    'step-free': 'step-free access', 'hearing-loop': 'a hearing loop', 'adjustable-table': 'an adjustable table', 'quiet': 'quiet',
    'accessible-toilet': 'an accessible toilet', 'visual-alarm': 'a visual alarm',
  },
};

export const audienceWords: Words = {
  sv: {
    everybody: 'alla som har loggat in', organisations: 'den som företräder en organisation', partners: 'organisationer med avtal', staff: 'personalen',
  },
  en: { everybody: 'everybody who has signed in', organisations: 'whoever acts for an organisation', partners: 'organisations with an agreement' },
};

export const stateWords: Words = {
  sv: { requested: 'obesvarad', approved: 'godkänd', declined: 'avslagen', withdrawn: 'återtagen', cancelled: 'avbokad' },
  en: {},
};

export const offerWords: Words = {
  sv: { accepted: 'antaget', declined: 'avböjt', lapsed: 'obesvarat', withdrawn: 'återtaget', ended: 'avslutat' },
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
