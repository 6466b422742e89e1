import type { Language } from '#contracts';

type Words = Record<Language, Record<string, string>>;

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
