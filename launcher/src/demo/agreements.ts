import type { draftAgreement, RawInputOf } from '#contracts';
import type { people } from './people.js';

export interface DemoAgreement extends Pick<RawInputOf<typeof draftAgreement>, 'kind' | 'title' | 'text' | 'privileges'> {
  parties: (keyof typeof people)[];
  /** Who has signed; all of them makes it active. */
  signed: (keyof typeof people)[];
  years: number;
}

export const agreements: DemoAgreement[] = [
  {
    kind: 'cooperation-agreement',
    title: 'Samverkansavtal om hållbara hamnstäder',
    text: [
      '# Syfte',
      'Universitetet och branschen använder Parken för gemensamma möten om hamnstadens omställning, och delar öppet med sig av det som de lär sig.',
      '# Vad staden ger',
      'Parterna får boka längre fram än andra, och det som de bokar inom öppettiderna godkänns direkt så länge månadens timmar räcker.',
    ].join('\n\n'),
    privileges: { daysAhead: 540, automaticApproval: true, hoursAMonth: 20, priority: 2 },
    parties: ['ingrid', 'anna'],
    signed: ['ingrid', 'anna'],
    years: 2,
  },
  {
    kind: 'letter-of-intent',
    title: 'Avsiktsförklaring om tunga elfordon',
    text: [
      '# Syfte',
      'Parterna avser att tillsammans pröva tunga elfordon i hamnen och bygga ut laddning där den behövs.',
      '# Nästa steg',
      'En gemensam plan tas fram inom ett halvår.',
    ].join('\n\n'),
    privileges: { daysAhead: null, automaticApproval: false, hoursAMonth: null },
    parties: ['james', 'ingrid', 'yusuf'],
    signed: ['ingrid'],
    years: 1,
  },
];
