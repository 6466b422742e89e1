import type { Language, Names } from './message.js';
import type { Schedule } from './recurring.js';

/** When something is, in the time zone of its place. */
export interface Period {
  start: string;
  end: string;
  timeZone: string;
}

/** When and where it was, as was last told: what a move is compared with. */
export interface Earlier extends Period {
  spaceName: Names | null;
}

/** A booking as a message tells it: what was true when the fact happened. */
export interface ToldBooking extends Period {
  bookingId: string;
  state: 'requested' | 'approved' | 'declined' | 'withdrawn' | 'cancelled';
  title: string;
  people: number;
  siteName: Names;
  address: string;
  spaceName: Names;
  reason: string | null;
  /** In the diary; not there in what was told before each request had one. */
  caseNumber?: string | undefined;
  /** From the list of reasons, beside the words. */
  listedReason?: Names | null;
  /** Nobody came, and the space was freed. */
  isNoShow?: boolean;
  /** Cancelled later than the rules of the space let anybody without a remark. */
  isCancelledLate?: boolean;
  /** The series that it is one of, and which one. */
  seriesId?: string | null;
  recurrenceId?: string | null;
  version: number;
}

/** A change of a booking as a message tells it: as it was asked to be, and as the booking is. */
export interface ToldChange extends Period {
  changeId: string;
  title: string;
  people: number;
  siteName: Names;
  address: string;
  spaceName: Names;
  from: { spaceName: Names; start: string; end: string };
  reason: string | null;
  listedReason: Names | null;
  version: number;
}

/** A series as a message tells it: the occasions that the message is about. */
export interface ToldSeries extends Period {
  seriesId: string;
  title: string;
  siteName: Names;
  address: string;
  spaceName: Names;
  reason: string | null;
  listedReason?: Names | null;
  occurrences: { recurrenceId?: string; start: string; end: string; state: ToldBooking['state'] }[];
  /** All of it that is hers; not there in what was told before series went into calendars. */
  schedule?: Schedule;
  /** Whether what comes later goes on as another series, which is told of by itself. */
  isContinued?: boolean;
  version: number;
}

/** Where an event is; all of it null where it is followed on the net alone. */
export interface ToldPlace {
  siteId: string | null;
  siteName: Names | null;
  address: string | null;
  spaceName: Names | null;
}

export type Attendance = 'on-site' | 'online' | 'hybrid';

/** A registration as a message tells it, with the event as it stood for her. */
export interface ToldRegistration extends Period, ToldPlace {
  registrationId: string;
  state: 'confirmed' | 'waiting' | 'offered' | 'withdrawn' | 'lapsed' | 'cancelled';
  title: Names;
  attendance: Attendance;
  place: number | null;
  offerExpiresAt: string | null;
  reason: string | null;
  version: number;
}

/** A visit as a message tells it: nobody's name. */
export interface ToldVisit extends Period {
  visitId: string;
  hostId: string | null;
  title: Names;
  siteId: string;
  siteName: Names;
  address: string;
  spaceName: Names | null;
  arrivedAt: string | null;
  version: number;
}

/** An agreement as a message tells it, to one of those who sign. */
export interface ToldAgreement extends Period {
  agreementId: string;
  kind: 'letter-of-intent' | 'cooperation-agreement';
  title: string;
  /** The parties that she signs for. */
  partyIds: string[];
  reason: string | null;
  version: number;
}

/** An event as a message tells it to whoever arranges it. */
export interface ToldEvent extends Period {
  eventId: string;
  title: Names;
  version: number;
}

/** An event as those are told of it who want to know what is new in the programme. */
export interface ToldProgramme extends ToldEvent, ToldPlace {
  /** Its name in addresses. */
  slug: string;
  attendance: Attendance;
}

/** What somebody who watches is told of: what is free, and for how long she alone. */
export interface ToldWatch {
  watchId: string;
  people: number;
  minutes: number;
  windows: (Period & Record<'siteName' | 'spaceName', Names>)[];
  headStartUntil: string;
  version: number;
}

/** A message in the thread of a case, as its applicant is told of it: not what it says. */
export interface ToldPost extends Period {
  postId: string;
  caseId: string;
  caseNumber: string;
  wantsAnswer: boolean;
  siteName: Names;
  spaceName: Names;
  version: number;
}

/** What somebody is offered instead of what she asked for, and until when it is kept for her. */
export interface ToldOffer {
  offerId: string;
  caseNumber: string;
  state: 'open' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | 'ended';
  until: string;
  alternatives: (Period & Record<'siteName' | 'spaceName', Names>)[];
  version: number;
}

/** `Stora salen, Parken`, or what there is of it. */
export const whereOf = ({ siteName, spaceName }: Pick<ToldPlace, 'siteName' | 'spaceName'>, language: Language): string =>
  [spaceName, siteName].flatMap((name) => (name === null ? [] : [name[language]])).join(', ');

/** What a move has changed, as far as it is known how it was before. */
export function whatIsNew(before: Earlier | null, now: Earlier): 'time' | 'place' | 'both' {
  if (before === null) return 'both';
  const time = Date.parse(before.start) !== Date.parse(now.start) || Date.parse(before.end) !== Date.parse(now.end);
  const place = before.spaceName?.sv !== now.spaceName?.sv;
  return time === place ? 'both' : time ? 'time' : 'place';
}
