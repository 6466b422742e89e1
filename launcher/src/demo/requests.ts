import type { people } from './people.js';

export interface DemoRequest {
  by: keyof typeof people;
  /** Slug of the space. */
  space: string;
  title: string;
  purpose: string;
  people: number;
  equipment: ('projector' | 'screen' | 'whiteboard' | 'video-conference' | 'microphone' | 'hearing-loop' | 'stage')[];
  /** Which open day after today, counted from 1; the times are local. */
  openDay: number;
  from: string;
  to: string;
  decision?: 'approve' | { decline: string };
}

/** The centre's first months, and two requests that compete for the hall. */
export const requests: DemoRequest[] = [
  {
    by: 'yusuf',
    space: 'salen',
    title: 'Utbildningsdag: AI-driven skola',
    purpose: 'Lärare och rektorer prövar AI-stöd i undervisningen, i grupper och tillsammans.',
    people: 110,
    equipment: ['projector', 'microphone', 'hearing-loop'],
    openDay: 5,
    from: '09:00',
    to: '15:00',
    decision: 'approve',
  },
  {
    by: 'anna',
    space: 'salen-vast',
    title: 'Marknadsdialog: utsläppsfria arbetsmaskiner',
    purpose: 'Staden och byggbranschen om krav och takt inför kommande upphandlingar.',
    people: 60,
    equipment: ['projector', 'stage'],
    openDay: 7,
    from: '13:00',
    to: '15:30',
    decision: 'approve',
  },
  {
    by: 'sara',
    space: 'salen-ost',
    title: 'Klimatdialog',
    purpose: 'Invånare och föreningar om stadens klimatomställning.',
    people: 50,
    equipment: ['projector'],
    openDay: 7,
    from: '13:00',
    to: '15:00',
  },
  {
    by: 'ingrid',
    space: 'salen',
    title: 'Forskningskonferens: hållbara hamnstäder',
    purpose: 'Öppen konferens med inbjudna forskare, två spår efter lunch.',
    people: 130,
    equipment: ['projector', 'microphone', 'stage'],
    openDay: 12,
    from: '08:30',
    to: '16:00',
  },
  {
    by: 'james',
    space: 'salen-vast',
    title: 'Signing of a letter of intent',
    purpose: 'The city, the university and the vehicle maker sign a letter of intent on heavy electric vehicles.',
    people: 40,
    equipment: ['stage', 'microphone'],
    openDay: 12,
    from: '10:00',
    to: '11:30',
  },
  {
    by: 'anna',
    space: 'fyren',
    title: 'Förberedande möte',
    purpose: 'Avstämning inför marknadsdialogen.',
    people: 10,
    equipment: ['video-conference'],
    openDay: 3,
    from: '10:00',
    to: '11:00',
    decision: { decline: 'Rummet behövs för stadens krisövning den dagen. Kajutan är ledig samma tid.' },
  },
];
