/** People who ask for spaces in the demo. They are made up; the numbers are well-formed, but nobody’s. */
export interface DemoPerson {
  email: string;
  name: string;
  phone?: string;
  language: 'sv' | 'en';
  organisation: { name: string; number: string };
  confirmed: boolean;
}

export const people = {
  anna: {
    email: 'anna.ek@byggbranschen.example',
    name: 'Anna Ek',
    phone: '+46740000001',
    language: 'sv',
    organisation: { name: 'Byggbranschen i Skåne', number: '802999-0010' },
    confirmed: true,
  },
  yusuf: {
    email: 'yusuf.demir@skolforvaltningen.example',
    name: 'Yusuf Demir',
    language: 'sv',
    organisation: { name: 'Skol- och fritidsförvaltningen', number: '212999-0020' },
    confirmed: true,
  },
  ingrid: {
    email: 'ingrid.holm@universitetet.example',
    name: 'Ingrid Holm',
    phone: '+46740000002',
    language: 'sv',
    organisation: { name: 'Universitetet', number: '202999-0039' },
    confirmed: true,
  },
  james: {
    email: 'james.okafor@lastvagnar.example',
    name: 'James Okafor',
    language: 'en',
    organisation: { name: 'Lastvagnar AB', number: '559999-0040' },
    confirmed: true,
  },
  sara: {
    email: 'sara.lind@klimatforeningen.example',
    name: 'Sara Lind',
    language: 'sv',
    organisation: { name: 'Klimatföreningen', number: '802999-0051' },
    confirmed: false,
  },
} satisfies Record<string, DemoPerson>;
