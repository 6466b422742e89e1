import type { FindSearch } from './address';
import type { Found, Site, Space } from './queries';
import type { Wish } from './search';

export interface FindProps {
  search: FindSearch;
  /** Another address of this page; `isSame` where it is the same question. */
  go: (search: FindSearch, isSame?: boolean) => void;
}

/** What is asked, where, and among what. */
export interface FoundProps extends FindProps {
  wish: Wish;
  /** Those that are searched. */
  sites: Site[];
  spaces: Space[];
  timeZone: string;
  ask: (wish: Wish) => void;
}

/** The same with what has been found. */
export interface ResultProps extends FoundProps {
  found: Found;
}
