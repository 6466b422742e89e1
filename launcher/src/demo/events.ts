import type { createEvent, RawInputOf } from '#contracts';
import type { people } from './people.js';
import type { requests } from './requests.js';

type Draft = RawInputOf<typeof createEvent>;

export interface DemoEvent extends Omit<Draft, 'start' | 'end' | 'bookingId' | 'sessions'> {
  /** The request whose space it takes, by its title; without one it is online. */
  booking?: (typeof requests)[number]['title'];
  /** Which open day after today, where it has no booking; the times are local. */
  openDay: number;
  from: string;
  to: string;
  sessions?: (Omit<NonNullable<Draft['sessions']>[number], 'start' | 'end'> & { from: string; to: string })[];
  registered: (keyof typeof people)[];
}

/** What the centre's first months offer to everybody. */
export const events: DemoEvent[] = [
  {
    booking: 'Utbildningsdag: AI-driven skola',
    openDay: 5,
    from: '09:00',
    to: '15:00',
    kind: 'training',
    theme: 'shared',
    topics: ['skola', 'AI'],
    title: { sv: 'Utbildningsdag: AI-driven skola', en: 'Training day: schools with AI' },
    summary: { sv: 'Lärare och rektorer prövar AI-stöd i undervisningen.', en: 'Teachers and heads try AI support in teaching.' },
    description: {
      sv: 'En dag för dig som undervisar eller leder en skola. Vi prövar verktyg i grupper, delar det som fungerar och talar om det som inte gör det.',
      en: 'A day for those who teach or lead a school. We try tools in groups, share what works and talk about what does not.',
    },
    attendance: 'on-site',
    capacity: 110,
    sessions: [
      {
        from: '09:00',
        to: '11:30',
        title: { sv: 'Att pröva tillsammans', en: 'Trying together' },
        speakers: [{ name: 'Yusuf Demir', title: 'Utvecklingsledare', organisation: 'Skol- och fritidsförvaltningen' }],
      },
      { from: '12:30', to: '15:00', title: { sv: 'Verkstad i grupper', en: 'Workshop in groups' } },
    ],
    registered: ['ingrid', 'james'],
  },
  {
    booking: 'Marknadsdialog: utsläppsfria arbetsmaskiner',
    openDay: 7,
    from: '13:00',
    to: '15:30',
    kind: 'market-dialogue',
    theme: 'balanced',
    topics: ['upphandling', 'klimat'],
    title: { sv: 'Marknadsdialog: utsläppsfria arbetsmaskiner', en: 'Market dialogue: emission-free machinery' },
    summary: { sv: 'Staden lyssnar på branschen inför kommande krav.', en: 'The city listens to the trade before it sets requirements.' },
    description: {
      sv: 'Vilken takt är möjlig, och vad behöver staden göra? Vi berättar om våra planer och vill höra era erfarenheter.',
      en: 'What pace is possible, and what must the city do? We tell about our plans and want to hear what you have learnt.',
    },
    attendance: 'on-site',
    capacity: 3,
    registered: ['anna', 'james', 'ingrid', 'yusuf'],
  },
  {
    openDay: 9,
    from: '17:00',
    to: '18:30',
    kind: 'climate-dialogue',
    theme: 'global',
    topics: ['klimat', 'hamnen'],
    title: { sv: 'Klimatdialog på nätet: havet och hamnen', en: 'Climate dialogue online: the sea and the harbour' },
    summary: { sv: 'Hur möter staden ett stigande hav? Följ med hemifrån.', en: 'How does the city meet a rising sea? Follow from home.' },
    description: { sv: 'Forskare och invånare samtalar. Frågor kan ställas under kvällen.', en: 'Researchers and residents talk. Questions can be put during the evening.' },
    attendance: 'online',
    onlineUrl: 'https://mote.demo.example/klimatdialog',
    capacity: 500,
    registered: ['sara'],
  },
];
