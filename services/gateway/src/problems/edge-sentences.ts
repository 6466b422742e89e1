import type { Sentence } from './wording.js';

/** Refusals that any request can meet before, or instead of, an answer from a service. */
export const edgeSentences = {
  'input.invalid': {
    sv: ['Något i det du skickade är fel', 'Rätta de fält som räknas upp och försök igen.'],
    en: ['Something in what you sent is wrong', 'Correct the fields that are listed and try again.'],
  },
  'input.too-large': {
    sv: ['Det du skickade är för stort', 'Skicka högst {bytes} byte.'],
    en: ['What you sent is too large', 'Send at most {bytes} bytes.'],
  },
  'input.end-before-start': {
    sv: ['Sluttiden måste ligga efter starttiden'],
    en: ['The end must come after the start'],
  },
  'input.time-does-not-exist': {
    sv: ['Tiden finns inte', '{time} hoppas över när klockan ställs om i {timeZone}. Välj {earlier} eller {later}.'],
    en: ['The time does not exist', '{time} is skipped when the clocks change in {timeZone}. Choose {earlier} or {later}.'],
  },
  'input.time-is-ambiguous': {
    sv: ['Tiden kommer två gånger', '{time} kommer två gånger när klockan ställs om i {timeZone}. Ange {earlier} eller {later}.'],
    en: ['The time comes twice', '{time} comes twice when the clocks change in {timeZone}. Say {earlier} or {later}.'],
  },
  'actor.missing': { sv: ['Logga in först'], en: ['Sign in first'] },
  'actor.invalid': { sv: ['Inloggningen kunde inte kontrolleras', 'Logga in igen.'], en: ['Who you are could not be verified', 'Sign in again.'] },
  'actor.expired': { sv: ['Inloggningen har gått ut', 'Försök igen.'], en: ['Your sign-in has expired', 'Try again.'] },
  'actor.not-permitted': { sv: ['Du får inte göra detta'], en: ['You may not do this'] },
  'version.changed': {
    sv: ['Någon annan har ändrat detta under tiden', 'Läs in den senaste versionen ({current}) och gör om ändringen.'],
    en: ['Somebody else has changed this meanwhile', 'Read the latest version ({current}) and make the change again.'],
  },
  'version.required': {
    sv: ['Ange vilken version du ändrar', 'Skicka huvudet If-Match med den ETag som du fick när du läste.'],
    en: ['Say which version you are changing', 'Send the header If-Match with the ETag that you were given when you read it.'],
  },
  'idempotency.key-reused': {
    sv: ['Nyckeln har redan använts till något annat', 'Välj en ny Idempotency-Key för en ny begäran.'],
    en: ['The key has already been used for something else', 'Choose a new Idempotency-Key for a new request.'],
  },
  'idempotency.key-required': { sv: ['Huvudet Idempotency-Key saknas'], en: ['The header Idempotency-Key is missing'] },
  'limit.exceeded': {
    sv: ['För många försök', 'Vänta {retryAfter} sekunder och försök igen.'],
    en: ['Too many attempts', 'Wait {retryAfter} seconds and try again.'],
  },
  'service.unavailable': {
    sv: ['En del av systemet svarar inte just nu', 'Försök igen om en stund.'],
    en: ['A part of the system does not answer right now', 'Try again in a while.'],
  },
  'service.timeout': {
    sv: ['Svaret dröjde för länge', 'Försök igen med samma Idempotency-Key, så görs inget två gånger.'],
    en: ['The answer took too long', 'Try again with the same Idempotency-Key, and nothing is done twice.'],
  },
  'service.reply-too-large': { sv: ['Svaret blev för stort', 'Be om färre åt gången.'], en: ['The answer is too large', 'Ask for fewer at a time.'] },
  'internal': {
    sv: ['Något gick fel hos oss', 'Försök igen, och uppge spårnumret om du kontaktar oss.'],
    en: ['Something went wrong on our side', 'Try again, and give the trace number if you contact us.'],
  },
  'resource.not-found': { sv: ['Här finns inget'], en: ['There is nothing here'] },
  'request.csrf': {
    sv: ['Begäran kom inte från vår egen webbplats', 'Skicka huvudet X-CSRF-Token med värdet från GET /api/v1/session.'],
    en: ['The request did not come from our own site', 'Send the header X-CSRF-Token with the value from GET /api/v1/session.'],
  },
  'request.headers-too-large': { sv: ['Begärans huvuden är för stora'], en: ['The headers of the request are too large'] },
  'request.malformed': { sv: ['Begäran går inte att läsa'], en: ['The request cannot be read'] },
  'request.media-type': { sv: ['Skicka innehållet som application/json'], en: ['Send the content as application/json'] },
  'request.method': { sv: ['Så kan man inte göra här', 'Här går det att använda {allowed:list}.'], en: ['That cannot be done here', 'What can be used here is {allowed:list}.'] },
  'request.not-acceptable': { sv: ['Vi kan inte svara i det format du vill ha', 'Vi svarar med {types:list}.'], en: ['We cannot answer in the format that you want', 'We answer with {types:list}.'] },
  'request.timeout': { sv: ['Begäran kom för långsamt'], en: ['The request came too slowly'] },
  'request.url-too-long': { sv: ['Adressen är för lång'], en: ['The address is too long'] },
  'session.ended': { sv: ['Du är inte längre inloggad', 'Logga in igen.'], en: ['You are no longer signed in', 'Sign in again.'] },
  'sign-in.code-wrong': { sv: ['Koden stämmer inte, eller har gått ut'], en: ['The code is wrong, or has expired'] },
  'sign-in.code-used-up': { sv: ['Koden gäller inte längre', 'Be om en ny kod.'], en: ['The code is no longer valid', 'Ask for a new code.'] },
  'sign-in.not-staff': {
    sv: ['Ditt konto hör inte till personalen', 'Kontot saknar den roll som ger tillträde. Tala med den som sköter konton hos er.'],
    en: ['Your account does not belong to staff', 'The account lacks the role that lets you in. Talk to whoever manages accounts with you.'],
  },
  'sign-in.failed': { sv: ['Inloggningen gick inte att slutföra', 'Börja om från början.'], en: ['The sign-in could not be completed', 'Start again from the beginning.'] },
} as const satisfies Record<string, Sentence>;
