import type { ReasonView, SpaceView } from '#contracts';

/** Times are milliseconds since 1970. */
export interface Stretch {
  start: number;
  end: number;
}

export interface OpenDay extends Stretch {
  date: string;
  /** By the clocks, in minutes since midnight. */
  opensAt: number;
}

export type YearSpace = Pick<SpaceView, 'id' | 'siteId' | 'capacity' | 'equipment' | 'cells' | 'layouts' | 'rules' | 'rulesVersion'> & { open: OpenDay[] };

export interface Booker {
  personId: string;
  /** Null is a private person. */
  organisationId: string | null;
  weight: number;
}

/** What a year is made in. */
export interface YearHouse {
  timeZone: string;
  spaces: YearSpace[];
  bookers: Booker[];
  staffIds: string[];
  reasons: Pick<ReasonView, 'id' | 'kind'>[];
  /** By cell, of what is there already. */
  taken: ReadonlyMap<string, readonly Stretch[]>;
}

/** Slugs of cells are of their site alone. */
export const cellsOf = ({ siteId, cells }: Pick<YearSpace, 'siteId' | 'cells'>): string[] => cells.map((slug) => `${siteId}/${slug}`);
