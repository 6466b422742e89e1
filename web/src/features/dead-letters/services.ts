/** The services of the house, each with dead letters and an audit log of its own. */
export const services = ['booking', 'events', 'partners', 'visitors', 'notifications'] as const;
export type Service = (typeof services)[number];

export const kinds = ['change', 'read'] as const;

/** What the address holds. */
export interface OperationsSearch {
  view?: 'audit';
  /** Whose audit log; without it that of the first. */
  service?: Service;
  kind?: (typeof kinds)[number];
  /** Days, both included, by the clocks of the house. */
  from?: string;
  to?: string;
  /** Ids: who did it, and to what or whom. */
  actor?: string;
  about?: string;
}

export interface OperationsProps {
  search: OperationsSearch;
  onSearch: (search: OperationsSearch) => void;
}

const anId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads an address. What makes no sense in it is left out. */
export const readSearch = (given: Record<string, unknown>): OperationsSearch => ({
  view: given['view'] === 'audit' ? 'audit' : undefined,
  service: services.find((one) => one === given['service']),
  kind: kinds.find((one) => one === given['kind']),
  from: day(given['from']),
  to: day(given['to']),
  actor: id(given['actor']),
  about: id(given['about']),
});

const id = (value: unknown): string | undefined => (typeof value === 'string' && anId.test(value) ? value : undefined);

function day(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[12]\d{3}-\d\d-\d\d$/.test(value)) return undefined;
  const date = new Date(`${value}T00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value ? undefined : value;
}
