import type { Language, Verdict, WhyView } from '#contracts';

type Text = Record<Language, string>;

/** Why it came to her, by what she is to it. */
export const roleWords: Record<string, Text> = {
  'applicant': { sv: 'Du är den som har bokat eller bett om det.', en: 'You are the one who booked or asked for it.' },
  'attendee': { sv: 'Du har anmält dig.', en: 'You have registered.' },
  'guest': { sv: 'Du är inbjuden.', en: 'You are invited.' },
  'host': { sv: 'Det är du som har bjudit in.', en: 'It was you who invited.' },
  'signatories': { sv: 'Du skriver under för en av parterna.', en: 'You sign for one of the parties.' },
  'organiser': { sv: 'Du ordnar evenemanget.', en: 'You organise the event.' },
  'watcher': { sv: 'Du har bett om att få veta när det blir ledigt.', en: 'You have asked to be told when it becomes free.' },
  'member': { sv: 'Det gäller ditt medlemskap.', en: 'It is about your membership.' },
  'staff': { sv: 'Du arbetar i huset.', en: 'You work in the house.' },
  'whoever-asked': { sv: 'Du bad om det.', en: 'You asked for it.' },
};

/** Why it came in this way. */
export const channelWords: Record<WhyView['channel'], Record<WhyView['byChannel'], Text>> = {
  email: {
    'always': { sv: 'Med e-post, som sådana meddelanden alltid kommer om du inte väljer något annat.', en: 'By e-mail, as such messages always come unless you choose otherwise.' },
    'by-wish': { sv: 'Med e-post, eftersom du vill det.', en: 'By e-mail, since you want it so.' },
    'as-asked': { sv: 'Med e-post, eftersom du bad om det.', en: 'By e-mail, since you asked for it.' },
  },
  sms: {
    'always': { sv: 'Med SMS.', en: 'By SMS.' },
    'by-wish': { sv: 'Med SMS, eftersom du har valt SMS i din profil.', en: 'By SMS, since you have chosen SMS in your profile.' },
    'as-asked': { sv: 'Med SMS, eftersom du bad om det när du anmälde dig.', en: 'By SMS, since you asked for it when you registered.' },
  },
  app: {
    'always': { sv: 'I appen, där allt du får veta också står.', en: 'In the app, where all that you are told stands as well.' },
    'by-wish': { sv: 'I appen.', en: 'In the app.' },
    'as-asked': { sv: 'I appen.', en: 'In the app.' },
  },
};

export const mustComeWords: Text = {
  sv: 'Med e-post, som besked om det du har bett om alltid kommer.',
  en: 'By e-mail, as decisions about what you have asked for always come.',
};

/** What became of a message. */
export const stateWords: Record<WhyView['state'], Text> = {
  queued: { sv: 'Väntar på att skickas.', en: 'Waits to be sent.' },
  sending: { sv: 'Skickas just nu.', en: 'Is being sent just now.' },
  sent: { sv: 'Skickat.', en: 'Sent.' },
  delivered: { sv: 'Framme.', en: 'Delivered.' },
  failed: { sv: 'Gick inte att leverera.', en: 'Could not be delivered.' },
  suppressed: { sv: 'Skickades inte.', en: 'Was not sent.' },
  uncertain: { sv: 'Det går inte att veta om det kom fram.', en: 'It cannot be known whether it came.' },
};

/** Why it was not sent, or waits. */
export const whyWords: Record<string, Text> = {
  'outdated': { sv: 'Det som hände var äldre än det som redan hade berättats.', en: 'What happened was older than what had been told already.' },
  'too-late': { sv: 'Det hade kommit för sent för att vara till nytta.', en: 'It would have come too late to be of use.' },
  'told-newer': { sv: 'Något nyare om samma sak hade redan berättats.', en: 'Something newer about the same had been told already.' },
  'nothing-to-take-back': { sv: 'Det som togs tillbaka hade aldrig berättats.', en: 'What was taken back had never been told.' },
  'erased': { sv: 'Personens uppgifter är raderade.', en: 'The person’s details have been erased.' },
  'host-erased': { sv: 'Det handlade om någon vars uppgifter är raderade.', en: 'It was about somebody whose details have been erased.' },
  'preference': { sv: 'Sådana meddelanden är avvalda.', en: 'Such messages have been switched off.' },
  'no-phone': { sv: 'Det finns inget mobilnummer.', en: 'There is no mobile number.' },
  'address-suppressed': { sv: 'Adressen är spärrad, eftersom tidigare meddelanden har kommit tillbaka eller avböjts.', en: 'The address is suppressed, since earlier messages have come back or been complained of.' },
  'moved': { sv: 'Tiden eller platsen ändrades innan det skulle skickas.', en: 'The time or place changed before it was to be sent.' },
  'cancelled': { sv: 'Det som det handlade om blev inte av.', en: 'What it was about did not come to be.' },
  'decided': { sv: 'Ärendet avgjordes innan det skulle skickas.', en: 'The case was decided before it was to be sent.' },
  'quiet-hours': { sv: 'Väntar till efter de tysta timmarna.', en: 'Waits until after the quiet hours.' },
  'digest': { sv: 'Väntar till morgonens samlade mejl.', en: 'Waits for the mail of the morning that has all in it.' },
  'uncertain-not-repeated': { sv: 'Sådant skickas inte en gång till när det kan ha kommit fram.', en: 'Such messages are not sent again where they may have come.' },
};

/** How handing over ended. */
export const outcomeWords: Record<string, Text> = {
  'sent': { sv: 'togs emot', en: 'was accepted' },
  'deferred': { sv: 'togs inte emot den här gången', en: 'was not accepted this time' },
  'refused': { sv: 'avvisades', en: 'was refused' },
  'away': { sv: 'mottagarens server svarade inte', en: 'the server did not answer' },
  'unknown': { sv: 'avbröts, så att det inte går att veta om det togs emot', en: 'was interrupted, so that it cannot be known whether it was accepted' },
  'not-yet': { sv: 'väntade på något som skulle stå i det', en: 'waited for something that belongs in it' },
  'nobody-yet': { sv: 'väntade på att få veta vem det skulle till', en: 'waited to know whom it was for' },
  'owner-away': { sv: 'väntade på något som skulle stå i det', en: 'waited for something that belongs in it' },
};

/** Why there is no such message at all. */
export const absenceWords: Record<Exclude<Verdict['code'], WhyView['state']>, Text> = {
  'no-such-fact': { sv: 'Ingen sådan händelse har nått meddelandetjänsten.', en: 'No such fact has reached the notifications service.' },
  'fact-not-readable': { sv: 'En händelse om detta kunde inte tas emot och ligger bland de misslyckade.', en: 'A fact about this could not be taken in, and lies among the dead letters.' },
  'no-phone': { sv: 'Det finns inget mobilnummer.', en: 'There is no mobile number.' },
  'sms-not-wanted': { sv: 'SMS är inte valt i profilen.', en: 'SMS is not chosen in the profile.' },
  'not-asked': { sv: 'Ingen har bett om SMS om just detta.', en: 'Nobody has asked for SMS about this very thing.' },
  'not-due': { sv: 'Det hade just berättats när påminnelsen skulle ha gått.', en: 'It had just been told when the reminder would have gone.' },
};
