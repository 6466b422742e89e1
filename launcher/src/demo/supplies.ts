import type { defineSite, RawInputOf } from '#contracts';

type Definition = RawInputOf<typeof defineSite>;

/** What the house has some of. */
export const parkensPools: Definition['pools'] = [
  { slug: 'projektorer', name: { sv: 'Projektorer', en: 'Projectors' }, equipment: 'projector', amount: 6 },
  { slug: 'mikrofoner', name: { sv: 'Trådlösa mikrofoner', en: 'Wireless microphones' }, equipment: 'microphone', amount: 8 },
  { slug: 'skrivtavlor', name: { sv: 'Skrivtavlor på hjul', en: 'Whiteboards on wheels' }, equipment: 'whiteboard', amount: 4 },
  { slug: 'barbord', name: { sv: 'Ståbord', en: 'Standing tables' }, amount: 20 },
];

/** What people do for a booking, and how long before it begins they must know. */
export const parkensServices: Definition['services'] = [
  {
    slug: 'fika',
    name: { sv: 'Fika och lunch', en: 'Coffee and lunch' },
    description: { sv: 'Vegetariskt från köket i huset, serverat vid lokalen.', en: 'Vegetarian, from the kitchen of the house, served at the space.' },
    leadMinutes: 2880,
  },
  {
    slug: 'tekniker',
    name: { sv: 'Tekniker', en: 'Technician' },
    description: { sv: 'Ljud, ljus och sändning under hela bokningen.', en: 'Sound, light and streaming throughout the booking.' },
    leadMinutes: 4320,
  },
  {
    slug: 'tidig-oppning',
    name: { sv: 'Tidig öppning', en: 'Early opening' },
    description: { sv: 'Någon låser upp upp till två timmar innan huset öppnar.', en: 'Somebody unlocks up to two hours before the house opens.' },
    leadMinutes: 1440,
    opensEarlierMinutes: 120,
  },
];

export const silonsServices: Definition['services'] = [
  {
    slug: 'genomgang',
    name: { sv: 'Genomgång av maskinerna', en: 'Introduction to the machines' },
    description: { sv: 'En halvtimme med verkstadsansvarig när bokningen börjar.', en: 'Half an hour with whoever runs the workshop, when the booking begins.' },
    leadMinutes: 2880,
  },
];
