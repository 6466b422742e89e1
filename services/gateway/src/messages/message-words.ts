import type { Language } from '#contracts';

/** What a message is, and what has happened that it tells of; both as parts of sentences that begin with a capital. */
type Said = [what: string, because: string];

const words: Record<string, Record<Language, Said>> = {
  'sign-in-code': {
    sv: ['Kod för att logga in', 'Någon bad om en kod för att logga in med din e-postadress'],
    en: ['Code to sign in', 'Somebody asked for a code to sign in with your e-mail address'],
  },
  'booking-requested': { sv: ['Kvitto på din bokningsförfrågan', 'Förfrågan kom in'], en: ['Receipt for your booking request', 'The request came in'] },
  'booking-approved': { sv: ['Besked att din bokning är godkänd', 'Bokningen godkändes'], en: ['Word that your booking is approved', 'The booking was approved'] },
  'booking-declined': { sv: ['Besked att din bokningsförfrågan är avslagen', 'Förfrågan avslogs'], en: ['Word that your booking request is declined', 'The request was declined'] },
  'booking-withdrawn': { sv: ['Kvitto på att din bokningsförfrågan är återtagen', 'Förfrågan togs tillbaka'], en: ['Receipt that your booking request is withdrawn', 'The request was withdrawn'] },
  'booking-moved': { sv: ['Besked att din bokning är flyttad', 'Bokningen fick en annan tid eller lokal'], en: ['Word that your booking has been moved', 'The booking was given another time or space'] },
  'booking-cancelled': { sv: ['Besked att din bokning är avbokad', 'Bokningen avbokades'], en: ['Word that your booking is cancelled', 'The booking was cancelled'] },
  'booking-tomorrow': { sv: ['Påminnelse dagen före din bokning', 'Bokningen är godkänd, och den börjar om ett dygn'], en: ['Reminder the day before your booking', 'The booking is approved, and begins in a day'] },
  'booking-soon': { sv: ['Påminnelse strax före din bokning, med dörrkoden', 'Bokningen är godkänd, och den börjar snart'], en: ['Reminder shortly before your booking, with the door code', 'The booking is approved, and begins soon'] },
  'registration-confirmed': { sv: ['Bekräftelse på din plats på ett evenemang', 'Du fick en plats'], en: ['Confirmation of your seat at an event', 'You got a seat'] },
  'registration-waitlisted': { sv: ['Besked att du står på väntelistan', 'Evenemanget var fullt när du anmälde dig'], en: ['Word that you are on the waiting list', 'The event was full when you registered'] },
  'registration-offered': { sv: ['Erbjudande om en plats', 'En plats blev ledig, och du stod på tur'], en: ['Offer of a seat', 'A seat became free, and you were next'] },
  'registration-lapsed': { sv: ['Besked att platsen har gått vidare', 'Tiden för att ta platsen gick ut'], en: ['Word that the seat has gone to somebody else', 'The time to take the seat ran out'] },
  'registration-withdrawn': { sv: ['Kvitto på ditt återbud', 'Anmälan togs tillbaka'], en: ['Receipt for giving up your seat', 'The registration was withdrawn'] },
  'registration-moved': { sv: ['Besked att ett evenemang är flyttat', 'Evenemanget fick en annan tid eller plats'], en: ['Word that an event has been moved', 'The event was given another time or place'] },
  'registration-cancelled': { sv: ['Besked att ett evenemang är inställt', 'Evenemanget ställdes in'], en: ['Word that an event is cancelled', 'The event was cancelled'] },
  'registration-tomorrow': { sv: ['Påminnelse dagen före ett evenemang', 'Du har en plats, och evenemanget börjar om ett dygn'], en: ['Reminder the day before an event', 'You have a seat, and the event begins in a day'] },
  'visit-expected': { sv: ['Inbjudan med ditt pass', 'Någon bjöd in dig till huset'], en: ['Invitation with your pass', 'Somebody invited you to the house'] },
  'visit-moved': { sv: ['Besked att ditt besök är flyttat', 'Besöket fick en annan tid eller plats'], en: ['Word that your visit has been moved', 'The visit was given another time or place'] },
  'visit-cancelled': { sv: ['Besked att ditt besök är avbokat', 'Besöket avbokades'], en: ['Word that your visit is cancelled', 'The visit was cancelled'] },
  'visitor-arrived': { sv: ['Besked att din gäst har kommit', 'Din gäst checkade in'], en: ['Word that your guest has come', 'Your guest checked in'] },
  'agreement-sent': { sv: ['Avtal att skriva under', 'Avtalet skickades ut för underskrift'], en: ['Agreement to sign', 'The agreement was sent out to be signed'] },
  'agreement-signed': { sv: ['Besked att alla har skrivit under', 'Den sista parten skrev under'], en: ['Word that everybody has signed', 'The last party signed'] },
  'agreement-about-to-end': { sv: ['Påpekande att avtalet snart upphör', 'Avtalets sista dag närmar sig'], en: ['Notice that the agreement ends soon', 'The last day of the agreement is near'] },
  'agreement-terminated': { sv: ['Besked att avtalet är uppsagt', 'Avtalet sades upp'], en: ['Word that the agreement is terminated', 'The agreement was terminated'] },
  'agreement-withdrawn': { sv: ['Besked att avtalet är återtaget', 'Avtalet togs tillbaka innan alla hade skrivit under'], en: ['Word that the agreement is withdrawn', 'The agreement was taken back before everybody had signed'] },
  'event-lost-its-space': { sv: ['Besked att ditt evenemang saknar lokal', 'Evenemanget förlorade sin lokal'], en: ['Word that your event has no space', 'The event lost its space'] },
  'series-requested': { sv: ['Kvitto på din förfrågan om en serie', 'Förfrågan kom in'], en: ['Receipt for your request for a series', 'The request came in'] },
  'series-decided': { sv: ['Besked om din serie', 'Tillfällen i serien godkändes eller avslogs'], en: ['Word on your series', 'Occasions of the series were approved or declined'] },
  'series-changed': { sv: ['Besked att din serie är ändrad', 'Serien fick andra tider eller en annan lokal'], en: ['Word that your series has been changed', 'The series was given other times or another space'] },
  'series-cancelled': { sv: ['Besked att tillfällen i din serie är avbokade', 'Tillfällen i serien avbokades'], en: ['Word that occasions of your series are cancelled', 'Occasions of the series were cancelled'] },
  'change-asked': { sv: ['Kvitto på att du har bett om en ändring', 'Önskemålet kom in'], en: ['Receipt that you have asked for a change', 'The wish came in'] },
  'change-declined': { sv: ['Besked att din ändring är avslagen', 'Ändringen avslogs'], en: ['Word that your change is declined', 'The change was declined'] },
  'offer-made': { sv: ['Förslag på andra tider', 'Andra tider eller lokaler hölls åt dig'], en: ['Offer of other times', 'Other times or spaces were kept for you'] },
  'offer-ended': { sv: ['Besked att förslaget inte gäller längre', 'Förslaget gick ut eller togs tillbaka'], en: ['Word that the offer has ended', 'The offer ran out or was taken back'] },
  'watch-met': { sv: ['Besked att det du bevakar är ledigt', 'En tid som du bevakar blev ledig'], en: ['Word that what you watch for is free', 'A time that you watch for became free'] },
  'message-posted': { sv: ['Besked att någon har skrivit i ditt ärende', 'Personalen skrev till dig'], en: ['Word that somebody has written in your case', 'Staff wrote to you'] },
  'request-received': { sv: ['Till personalen: en ny bokningsförfrågan', 'En förfrågan kom in'], en: ['To staff: a new booking request', 'A request came in'] },
  'series-received': { sv: ['Till personalen: en ny förfrågan om en serie', 'En förfrågan kom in'], en: ['To staff: a new request for a series', 'A request came in'] },
  'change-received': { sv: ['Till personalen: en önskad ändring', 'Någon bad om en ändring av sin bokning'], en: ['To staff: a change that is asked for', 'Somebody asked for a change of a booking'] },
  'case-late': { sv: ['Till personalen: ett ärende är sent', 'Ett ärende hade inte avgjorts i tid'], en: ['To staff: a case is late', 'A case had not been decided in time'] },
  'case-given': { sv: ['Till personalen: ett ärende är ditt', 'Ett ärende gavs till dig'], en: ['To staff: a case is yours', 'A case was given to you'] },
  'cancelled-late': { sv: ['Till personalen: en sen avbokning', 'En bokning avbokades strax innan den skulle börja'], en: ['To staff: a late cancellation', 'A booking was cancelled shortly before it was to begin'] },
  'applicant-wrote': { sv: ['Till personalen: någon har skrivit i ett ärende', 'Den som har bokat skrev till personalen'], en: ['To staff: somebody has written in a case', 'The applicant wrote to staff'] },
  'event-published': { sv: ['Nyhet om ett evenemang', 'Evenemanget lades ut i programmet'], en: ['News of an event', 'The event was put in the programme'] },
  'address-suppressed': { sv: ['Till personalen: en adress är spärrad', 'Något som skickades till adressen kom tillbaka eller avböjdes'], en: ['To staff: an address is suppressed', 'Something that was sent to the address came back or was complained of'] },
  'membership-confirmed': { sv: ['Besked att du får företräda en organisation', 'Ditt medlemskap bekräftades'], en: ['Word that you may act for an organisation', 'Your membership was confirmed'] },
  'membership-ended': { sv: ['Besked att du inte längre företräder en organisation', 'Ditt medlemskap avslutades'], en: ['Word that you no longer act for an organisation', 'Your membership was ended'] },
};

/** The messages that there are words for. */
export const wordedMessages: readonly string[] = Object.keys(words);

const otherwise: Record<Language, Said> = { sv: ['Ett meddelande', 'Något hände som rör dig'], en: ['A message', 'Something happened that concerns you'] };

export const whatIs = (kind: string, language: Language): string => (words[kind]?.[language] ?? otherwise[language])[0];
export const whatHappened = (kind: string, language: Language): string => (words[kind]?.[language] ?? otherwise[language])[1];
