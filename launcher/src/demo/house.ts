import type { defineSite, RawInputOf } from '#contracts';

/** Parken in Oceanhamnen, as the demo has it. The hall has a folding wall: three spaces over two cells. */
export const parken: RawInputOf<typeof defineSite> = {
  slug: 'parken',
  name: { sv: 'Parken', en: 'Parken' },
  address: 'Redaregatan 48, 252 36 Helsingborg',
  timeZone: 'Europe/Stockholm',
  country: 'SE',
  weeklyHours: [
    { weekday: 1, opens: '08:00', closes: '18:00' },
    { weekday: 2, opens: '08:00', closes: '18:00' },
    { weekday: 3, opens: '08:00', closes: '20:00' },
    { weekday: 4, opens: '08:00', closes: '20:00' },
    { weekday: 5, opens: '08:00', closes: '16:00' },
  ],
  dayBeforeHolidayCloses: '13:00',
  spaces: [
    {
      slug: 'salen',
      name: { sv: 'Salen', en: 'The Hall' },
      description: {
        sv: 'Hela salen mot kajen, med scen. Kan delas med vikvägg i Salen väst och Salen öst.',
        en: 'The whole hall towards the quay, with a stage. A folding wall divides it into Hall West and Hall East.',
      },
      capacity: 140,
      equipment: ['projector', 'screen', 'microphone', 'hearing-loop', 'stage', 'video-conference'],
      cells: ['salen-vast', 'salen-ost'],
    },
    {
      slug: 'salen-vast',
      name: { sv: 'Salen väst', en: 'Hall West' },
      description: { sv: 'Västra halvan av salen, med scenen.', en: 'The western half of the hall, with the stage.' },
      capacity: 80,
      equipment: ['projector', 'screen', 'microphone', 'hearing-loop', 'stage'],
      cells: ['salen-vast'],
    },
    {
      slug: 'salen-ost',
      name: { sv: 'Salen öst', en: 'Hall East' },
      description: { sv: 'Östra halvan av salen, mot hamnbassängen.', en: 'The eastern half of the hall, towards the harbour basin.' },
      capacity: 60,
      equipment: ['projector', 'screen', 'whiteboard'],
      cells: ['salen-ost'],
    },
    {
      slug: 'verkstan',
      name: { sv: 'Verkstan', en: 'The Workshop' },
      description: { sv: 'Rörliga bord och skrivbara väggar för den som prövar sig fram.', en: 'Movable tables and walls to write on, for those who find out by trying.' },
      capacity: 30,
      equipment: ['projector', 'whiteboard'],
      cells: ['verkstan'],
    },
    {
      slug: 'fyren',
      name: { sv: 'Fyren', en: 'The Lighthouse' },
      description: { sv: 'Styrelserum högst upp, med bild och ljud för distansmöten.', en: 'A board room at the top, with picture and sound for remote meetings.' },
      capacity: 16,
      equipment: ['screen', 'video-conference', 'whiteboard'],
      cells: ['fyren'],
    },
    {
      slug: 'kajutan',
      name: { sv: 'Kajutan', en: 'The Cabin' },
      description: { sv: 'Ett litet rum för samtal.', en: 'A small room for a talk.' },
      capacity: 6,
      equipment: ['screen'],
      cells: ['kajutan'],
    },
  ],
};
