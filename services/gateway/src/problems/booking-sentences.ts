import type { Sentence } from './wording.js';

/** Refusals of booking, each by the rule behind it. */
export const bookingSentences = {
  'site.not-found': { sv: ['Platsen finns inte'], en: ['There is no such site'] },
  'space.not-found': { sv: ['Lokalen finns inte'], en: ['There is no such space'] },
  'block.not-found': { sv: ['Underhållet finns inte'], en: ['There is no such maintenance'] },
  'block.too-long': {
    sv: ['Underhållet är för långt', 'Underhåll varar högst {days} dagar.'],
    en: ['The maintenance is too long', 'Maintenance lasts at most {days} days.'],
  },
  'booking.not-found': { sv: ['Bokningen finns inte'], en: ['There is no such booking'] },
  'booking.conflict': {
    sv: ['Tiden är redan upptagen', 'I vägen står {standsInTheWay:obstacles}.'],
    en: ['The time is already taken', 'In the way stands {standsInTheWay:obstacles}.'],
  },
  'booking.illegal-transition': {
    sv: ['Det går inte med en bokning i detta läge', 'Bokningen är {from:state}.'],
    en: ['That cannot be done with a booking in this state', 'The booking is {from:state}.'],
  },
  'booking.outside-opening-hours': {
    sv: ['Huset är inte öppet hela den tiden', 'Öppet: {opening:opening}.'],
    en: ['The house is not open all of that time', 'Open: {opening:opening}.'],
  },
  'booking.too-many-people': {
    sv: ['Lokalen är för liten', 'Lokalen tar {capacity} personer och ni är {people}.'],
    en: ['The space is too small', 'The space holds {capacity} people and you are {people}.'],
  },
  'booking.equipment-missing': { sv: ['Utrustning saknas i lokalen', 'Lokalen saknar {missing:equipment}.'], en: ['The space lacks equipment', 'The space lacks {missing:equipment}.'] },
  'booking.in-the-past': { sv: ['Tiden har redan varit', 'Bokningen börjar {start:time}.'], en: ['The time has already passed', 'The booking begins {start:time}.'] },
  'booking.too-far-ahead': {
    sv: ['Tiden ligger för långt fram', 'Det går att boka högst {days} dagar i förväg, till och med {last:date}.'],
    en: ['The time is too far ahead', 'You can book at most {days} days ahead, until {last:date}.'],
  },
  'booking.too-long': { sv: ['Bokningen är för lång', 'Här är en bokning högst {minutes:duration}.'], en: ['The booking is too long', 'Here a booking is at most {minutes:duration}.'] },
  'booking.too-short': { sv: ['Bokningen är för kort', 'Här är en bokning minst {minutes:duration}.'], en: ['The booking is too short', 'Here a booking is at least {minutes:duration}.'] },
  'booking.too-soon': {
    sv: ['Det är för kort varsel', 'Lokalen måste bokas minst {minutes:duration} i förväg, tidigast till {earliest:time}.'],
    en: ['That is too short notice', 'The space must be booked at least {minutes:duration} ahead, for {earliest:time} at the earliest.'],
  },
  'booking.off-grid': {
    sv: ['Bokningar börjar inte då', 'Här börjar de var {minutes}:e minut från att det öppnar; närmast är {nearest:times}.'],
    en: ['Bookings do not begin then', 'Here they begin every {minutes} minutes from opening; the nearest are {nearest:times}.'],
  },
  'booking.not-for-you': {
    sv: ['Lokalen är inte för alla', 'Den får bokas av {whoMayAsk:audience}.'],
    en: ['The space is not for everybody', 'It may be booked by {whoMayAsk:audience}.'],
  },
  'booking.layout-missing': {
    sv: ['Så kan lokalen inte möbleras', 'Den kan möbleras som {layouts:layouts}.'],
    en: ['The space cannot be furnished like that', 'It can be furnished as {layouts:layouts}.'],
  },
  'booking.accessibility-missing': {
    sv: ['Lokalen är inte tillgänglig så som ni behöver', 'Det den saknar är {missing:accessibility}.'],
    en: ['The space is not accessible in the way that you need', 'What it lacks is {missing:accessibility}.'],
  },
  'booking.pool-unknown': { sv: ['Det finns inte att låna här'], en: ['That cannot be borrowed here'] },
  'booking.pool-overdrawn': {
    sv: ['Det finns inte så många kvar då', '{name:name}: ni behöver {amount} och {left} finns kvar.'],
    en: ['There are not so many left then', '{name:name}: you need {amount} and {left} are left.'],
  },
  'booking.service-unknown': { sv: ['Den tjänsten finns inte här'], en: ['There is no such service here'] },
  'booking.service-too-late': {
    sv: ['Det är för sent att beställa', '{name:name} måste beställas minst {minutes:duration} i förväg, alltså senast {latest:time}.'],
    en: ['It is too late to order that', '{name:name} must be ordered at least {minutes:duration} ahead, that is by {latest:time}.'],
  },
  'booking.quota-hours': {
    sv: ['Månadens timmar räcker inte', 'Ni får boka {hours} timmar i månaden och har bokat {used}.'],
    en: ['The hours of the month are not enough', 'You may book {hours} hours a month and have booked {used}.'],
  },
  'booking.quota-requests': {
    sv: ['Ni väntar redan på svar på så många förfrågningar som ni får', 'Högst {requests} åt gången; {open} väntar.'],
    en: ['You already wait for answers to as many requests as you may', 'At most {requests} at a time; {open} wait.'],
  },
  'booking.terms-not-accepted': {
    sv: ['Villkoren måste godkännas', 'De gäller nu i version {termsVersion}.'],
    en: ['The terms must be accepted', 'They now stand in version {termsVersion}.'],
  },
  'booking.change-needs-second-approval': {
    sv: ['Ändringen måste godkännas av två', 'Avboka, ta upp bokningen igen och ändra den innan två har godkänt den.'],
    en: ['Two must approve that change', 'Cancel the booking, take it up again and change it before two approve it.'],
  },
  'booking.second-approval-by-another': {
    sv: ['Någon annan måste godkänna också', 'Du har redan godkänt bokningen. Den behöver godkännas av en till.'],
    en: ['Somebody else must approve too', 'You have approved the booking already. One more person must approve it.'],
  },
  'booking.asked-by-event': {
    sv: ['Bokningen hör till ett evenemang', 'Be om lokalen igen från evenemanget.'],
    en: ['The booking belongs to an event', 'Ask for the space again from the event.'],
  },
  'reason.not-found': { sv: ['Skälet finns inte i listan'], en: ['There is no such reason in the list'] },
  'reason.given': {
    sv: ['Skälet har redan använts', 'Den som har fått det ska kunna läsa det som det var. Ta det ur bruk och lägg till ett nytt.'],
    en: ['The reason has already been given', 'Whoever was given it must be able to read it as it was. Take it out of use and add another.'],
  },
  'booking.not-for-organisation': {
    sv: ['Du får inte boka för den organisationen', 'Ditt uppdrag måste först bekräftas.'],
    en: ['You may not book for that organisation', 'Your membership must be confirmed first.'],
  },
  'booking.already-begun': { sv: ['Bokningen har redan börjat', 'Den började {start:time}.'], en: ['The booking has already begun', 'It began {start:time}.'] },
  'series.not-found': { sv: ['Serien finns inte'], en: ['There is no such series'] },
  'series.too-many': {
    sv: ['Serien har för många tillfällen', 'Den har {occurrences} tillfällen, och högst {most} går att boka på en gång.'],
    en: ['The series has too many occurrences', 'It has {occurrences} occurrences, and at most {most} can be booked at once.'],
  },
  'series.occurrences-refused': {
    sv: ['Det går inte vid alla tillfällen', 'Tillfällen som det inte går vid: {refused}.'],
    en: ['It is not possible on every occasion', 'Occasions on which it is not possible: {refused}.'],
  },
  'series.nothing-to-change': { sv: ['Inget tillfälle i serien kan ändras så'], en: ['No occurrence of the series can be changed so'] },
  'hold.not-found': { sv: ['Reservationen finns inte längre'], en: ['There is no such hold any more'] },
  'hold.too-many': {
    sv: ['Du håller redan så många tider som du får', 'Det går att hålla högst {holds} tider samtidigt.'],
    en: ['You already hold as many times as you may', 'You can hold at most {holds} times at once.'],
  },
  'offer.not-found': { sv: ['Erbjudandet finns inte'], en: ['There is no such offer'] },
  'offer.not-open': {
    sv: ['Erbjudandet gäller inte längre', 'Det är {state:offer}. Det gällde till {until:time}.'],
    en: ['The offer is no longer open', 'It is {state:offer}. It was open until {until:time}.'],
  },
  'offer.already-made': {
    sv: ['Den förfrågan har redan ett erbjudande', 'Det måste besvaras eller tas tillbaka innan något annat erbjuds.'],
    en: ['That request has an offer already', 'It has to be answered or taken back before anything else is offered.'],
  },
  'offer.choice-unknown': { sv: ['Det alternativet finns inte', 'Erbjudandet har {choices} alternativ.'], en: ['There is no such alternative', 'The offer has {choices} alternatives.'] },
  'offer.deadline-impossible': {
    sv: ['Så länge kan det inte hållas', 'Svarstiden måste ligga framåt i tiden och gå ut senast {latest:time}.'],
    en: ['It cannot be kept for so long', 'The deadline must be in the future, and {latest:time} at the latest.'],
  },
  'booking.second-approval-missing': {
    sv: ['Två måste godkänna', 'Någon annan måste godkänna den först.'],
    en: ['Two have to approve', 'Somebody else has to approve it first.'],
  },
  'draft.not-found': { sv: ['Utkastet finns inte'], en: ['There is no such draft'] },
  'draft.too-many': {
    sv: ['Du har redan så många utkast som du får', 'Det går att spara högst {drafts} utkast.'],
    en: ['You already have as many drafts as you may', 'You can keep at most {drafts} drafts.'],
  },
  'draft.too-large': { sv: ['Utkastet är för stort'], en: ['The draft is too large'] },
  'watch.not-found': { sv: ['Bevakningen finns inte'], en: ['There is no such watch'] },
  'watch.too-many': {
    sv: ['Du har redan så många bevakningar som du får', 'Det går att ha högst {watches} bevakningar samtidigt.'],
    en: ['You already have as many watches as you may', 'You can have at most {watches} watches at once.'],
  },
} as const satisfies Record<string, Sentence>;
