import type { defineSite, RawInputOf } from '#contracts';
import { parkensPools, parkensServices, silonsServices } from './supplies.js';

type Definition = RawInputOf<typeof defineSite>;

/** A quarter of an hour at a time, a quarter beforehand, and for whoever asks first. */
const givenAtOnce: NonNullable<Definition['spaces'][number]['rules']> = {
  noticeMinutes: 15, horizonDays: 30, shortestMinutes: 15, longestMinutes: 180, gridMinutes: 15, whoMayAsk: 'everybody', approval: 'automatic',
  pendingBlocks: true, lateCancellationMinutes: 120, releaseAfterMinutes: 15,
};

/** As where nothing is said, but that whoever cancels in the last two days is late. */
const onRequest: NonNullable<Definition['spaces'][number]['rules']> = {
  noticeMinutes: 0, horizonDays: 365, shortestMinutes: 5, longestMinutes: 1440, gridMinutes: null, whoMayAsk: 'everybody', approval: 'manual',
  pendingBlocks: false, lateCancellationMinutes: 2880, releaseAfterMinutes: null,
};

/** Parken in Oceanhamnen, as the demo has it. The hall has a folding wall: three spaces over two cells. */
export const parken: Definition = {
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
  floors: [
    { slug: 'bottenvaning', name: { sv: 'Bottenvåningen', en: 'Ground floor' }, level: 0 },
    { slug: 'plan-2', name: { sv: 'Plan 2', en: 'First floor' }, level: 1 },
    { slug: 'takvaning', name: { sv: 'Takvåningen', en: 'Top floor' }, level: 4 },
  ],
  pools: parkensPools,
  services: parkensServices,
  spaces: [
    {
      slug: 'salen',
      rules: onRequest,
      name: { sv: 'Salen', en: 'The Hall' },
      description: {
        sv: 'Hela salen mot kajen, med scen. Kan delas med vikvägg i Salen väst och Salen öst.',
        en: 'The whole hall towards the quay, with a stage. A folding wall divides it into Hall West and Hall East.',
      },
      capacity: 140,
      equipment: ['projector', 'screen', 'microphone', 'hearing-loop', 'stage', 'video-conference'],
      cells: [{ slug: 'salen-vast', floor: 'bottenvaning' }, { slug: 'salen-ost', floor: 'bottenvaning' }],
      layouts: [
        { kind: 'theatre', capacity: 140, setupMinutes: 0, clearupMinutes: 0 },
        { kind: 'standing', capacity: 140, setupMinutes: 30, clearupMinutes: 45 },
        { kind: 'classroom', capacity: 84, setupMinutes: 45, clearupMinutes: 45 },
        { kind: 'banquet', capacity: 96, setupMinutes: 90, clearupMinutes: 60 },
      ],
      accessibility: ['step-free', 'hearing-loop', 'accessible-toilet', 'visual-alarm'],
    },
    {
      slug: 'salen-vast',
      rules: onRequest,
      name: { sv: 'Salen väst', en: 'Hall West' },
      description: { sv: 'Västra halvan av salen, med scenen.', en: 'The western half of the hall, with the stage.' },
      capacity: 80,
      equipment: ['projector', 'screen', 'microphone', 'hearing-loop', 'stage'],
      cells: [{ slug: 'salen-vast', floor: 'bottenvaning' }],
      layouts: [
        { kind: 'theatre', capacity: 80, setupMinutes: 0, clearupMinutes: 0 },
        { kind: 'classroom', capacity: 48, setupMinutes: 30, clearupMinutes: 30 },
        { kind: 'u-shape', capacity: 28, setupMinutes: 30, clearupMinutes: 30 },
      ],
      accessibility: ['step-free', 'hearing-loop', 'accessible-toilet', 'visual-alarm'],
    },
    {
      slug: 'salen-ost',
      rules: onRequest,
      name: { sv: 'Salen öst', en: 'Hall East' },
      description: { sv: 'Östra halvan av salen, mot hamnbassängen.', en: 'The eastern half of the hall, towards the harbour basin.' },
      capacity: 60,
      equipment: ['projector', 'screen', 'whiteboard'],
      cells: [{ slug: 'salen-ost', floor: 'bottenvaning' }],
      layouts: [
        { kind: 'theatre', capacity: 60, setupMinutes: 0, clearupMinutes: 0 },
        { kind: 'classroom', capacity: 36, setupMinutes: 30, clearupMinutes: 30 },
        { kind: 'u-shape', capacity: 22, setupMinutes: 30, clearupMinutes: 30 },
      ],
      accessibility: ['step-free', 'accessible-toilet', 'visual-alarm'],
    },
    {
      slug: 'verkstan',
      rules: onRequest,
      name: { sv: 'Verkstan', en: 'The Workshop' },
      description: { sv: 'Rörliga bord och skrivbara väggar för den som prövar sig fram.', en: 'Movable tables and walls to write on, for those who find out by trying.' },
      capacity: 30,
      equipment: ['projector', 'whiteboard'],
      cells: [{ slug: 'verkstan', floor: 'bottenvaning' }],
      layouts: [
        { kind: 'classroom', capacity: 30, setupMinutes: 0, clearupMinutes: 0 },
        { kind: 'board', capacity: 18, setupMinutes: 15, clearupMinutes: 15 },
        { kind: 'standing', capacity: 30, setupMinutes: 15, clearupMinutes: 20 },
      ],
      accessibility: ['step-free', 'adjustable-table', 'accessible-toilet'],
    },
    {
      slug: 'fyren',
      rules: onRequest,
      name: { sv: 'Fyren', en: 'The Lighthouse' },
      description: { sv: 'Styrelserum högst upp, med bild och ljud för distansmöten.', en: 'A board room at the top, with picture and sound for remote meetings.' },
      capacity: 16,
      equipment: ['screen', 'video-conference', 'whiteboard'],
      cells: [{ slug: 'fyren', floor: 'takvaning' }],
      layouts: [{ kind: 'board', capacity: 16, setupMinutes: 0, clearupMinutes: 0 }],
      accessibility: ['step-free', 'quiet'],
    },
    {
      slug: 'kajutan',
      rules: onRequest,
      name: { sv: 'Kajutan', en: 'The Cabin' },
      description: { sv: 'Ett litet rum för samtal.', en: 'A small room for a talk.' },
      capacity: 6,
      equipment: ['screen'],
      cells: [{ slug: 'kajutan', floor: 'plan-2' }],
      accessibility: ['step-free', 'adjustable-table', 'quiet'],
    },
    {
      slug: 'lotsen',
      name: { sv: 'Lotsen', en: 'The Pilot' },
      description: { sv: 'Ett samtalsrum som den får som först frågar, om en kvart eller längre fram.', en: 'A room for a talk, given to whoever asks first, in a quarter of an hour or later.' },
      capacity: 4,
      equipment: ['screen'],
      cells: [{ slug: 'lotsen', floor: 'plan-2' }],
      accessibility: ['step-free', 'quiet'],
      rules: givenAtOnce,
    },
  ],
};

/** A smaller hub of the innovation district, in an old grain silo. Whoever asks for something there accepts its terms. */
export const silon: Definition = {
  slug: 'silon',
  name: { sv: 'Silon', en: 'The Silo' },
  address: 'Oljehamnsleden 12, 252 25 Helsingborg',
  timeZone: 'Europe/Stockholm',
  country: 'SE',
  weeklyHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '07:30', closes: '17:00' })),
  dayBeforeHolidayCloses: '12:00',
  floors: [
    { slug: 'gatuplan', name: { sv: 'Gatuplan', en: 'Street level' }, level: 0 },
    { slug: 'plan-3', name: { sv: 'Plan 3', en: 'Second floor' }, level: 2 },
  ],
  pools: [{ slug: 'skarmar-pa-hjul', name: { sv: 'Skärmar på hjul', en: 'Screens on wheels' }, equipment: 'screen', amount: 2 }],
  services: silonsServices,
  spaces: [
    {
      slug: 'labbet',
      name: { sv: 'Labbet', en: 'The Lab' },
      description: { sv: 'Prototypverkstad med arbetsbänkar, för den som har ett avtal.', en: 'A workshop for prototypes with benches, for those with an agreement.' },
      capacity: 20,
      equipment: ['whiteboard'],
      cells: [{ slug: 'labbet', floor: 'gatuplan' }],
      layouts: [{ kind: 'classroom', capacity: 20, setupMinutes: 15, clearupMinutes: 30 }],
      accessibility: ['step-free', 'adjustable-table', 'visual-alarm'],
      rules: { ...givenAtOnce, noticeMinutes: 1440, horizonDays: 90, shortestMinutes: 60, longestMinutes: 600, gridMinutes: 30, whoMayAsk: 'partners', approval: 'manual' },
    },
    {
      slug: 'magasinet',
      name: { sv: 'Magasinet', en: 'The Granary' },
      description: { sv: 'Mötesrum under takbjälkarna.', en: 'A meeting room under the beams.' },
      capacity: 12,
      equipment: ['screen', 'whiteboard'],
      cells: [{ slug: 'magasinet', floor: 'plan-3' }],
      layouts: [
        { kind: 'board', capacity: 12, setupMinutes: 0, clearupMinutes: 0 },
        { kind: 'u-shape', capacity: 10, setupMinutes: 15, clearupMinutes: 15 },
      ],
      accessibility: ['quiet'],
    },
  ],
};

export const silonsTerms = {
  sv: 'Den som bokar lämnar lokalen som den var, tar hand om sitt avfall och är ute vid stängning. Utrustning i Labbet används först efter genomgång.',
  en: 'Whoever books leaves the space as it was, takes care of their waste and is out by closing time. The equipment of the Lab is used only after an introduction.',
};
