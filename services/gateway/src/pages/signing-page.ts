import type { Language, openSigning, ReplyOf } from '#contracts';
import { field, notice, warning, type Wrong } from './forms.js';
import { escaped, page, prose } from './html.js';
import { dayOf, momentOf } from './when.js';

type Signing = ReplyOf<typeof openSigning>;

const houseZone = 'Europe/Stockholm';

const words = {
  sv: {
    kinds: { 'letter-of-intent': 'Avsiktsförklaring', 'cooperation-agreement': 'Samarbetsavtal' }, valid: (from: string, until: string) => `Gäller ${from} till och med ${until}.`,
    read: 'Öppna avtalet som PDF', hash: 'Dokumentets fingeravtryck (SHA-256)', parties: 'Parter', unsigned: 'har inte skrivit under än', signed: (when: string) => `skrev under ${when}`,
    sign: 'Skriv under', for: (party: string) => `Du skriver under för ${party}. Din underskrift gäller dokumentet med fingeravtrycket ovan.`, name: 'Ditt namn',
    done: 'Du har skrivit under.', all: 'Alla parter har skrivit under.',
    over: { withdrawn: 'Avtalet har tagits tillbaka och går inte längre att skriva under.', ended: 'Avtalet har upphört.', terminated: 'Avtalet har sagts upp.', draft: 'Avtalet har inte skickats än.' },
  },
  en: {
    kinds: { 'letter-of-intent': 'Letter of intent', 'cooperation-agreement': 'Cooperation agreement' }, valid: (from: string, until: string) => `Valid from ${from} to ${until}, both days included.`,
    read: 'Open the agreement as PDF', hash: 'The document’s fingerprint (SHA-256)', parties: 'Parties', unsigned: 'has not signed yet', signed: (when: string) => `signed ${when}`,
    sign: 'Sign', for: (party: string) => `You sign for ${party}. Your signature applies to the document with the fingerprint above.`, name: 'Your name',
    done: 'You have signed.', all: 'All parties have signed.',
    over: { withdrawn: 'The agreement has been withdrawn and can no longer be signed.', ended: 'The agreement has ended.', terminated: 'The agreement has been terminated.', draft: 'The agreement has not been sent yet.' },
  },
};

interface Attempt {
  values: Record<string, string>;
  wrong: Wrong;
  refusal?: string;
}

/** The agreement that a link is for: what it says, who has signed, and the place to sign. */
export function signingPage(signing: Signing, token: string, language: Language, attempt: Attempt = { values: {}, wrong: {} }): string {
  const text = words[language];
  const { title, kind, hash } = signing;
  const body = `<p class="quiet">${text.kinds[kind]}</p>
<h1>${escaped(title)}</h1>
${attempt.refusal ? warning(attempt.refusal) : ''}
${statusOf(signing, language)}
<p>${text.valid(dayOf(signing.validFrom, 'UTC', language), dayOf(signing.validUntil, 'UTC', language))}</p>
<div class="agreed">${prose(signing.text)}</div>
<p><a href="/api/v1/signings/${encodeURIComponent(token)}/document">${text.read}</a></p>
<p class="quiet">${text.hash}:<br><code>${escaped(hash)}</code></p>
<h2>${text.parties}</h2>
<ul>
${signing.parties.map((party) => `<li>${escaped(party.organisationName)} <span class="quiet">${signedOf(party.signedAt, language)}</span></li>`).join('\n')}
</ul>
${maySign(signing) ? signingForm(signing, token, language, attempt) : ''}`;
  return page({ language, title, body, path: `/s/${encodeURIComponent(token)}` });
}

const ownOf = ({ parties, partyId }: Signing) => parties.find(({ id }) => id === partyId);

/** Whether whoever has the link can sign now. */
export const maySign = (signing: Signing): boolean => signing.state === 'sent' && ownOf(signing)?.signedAt === null;

const signedOf = (signedAt: string | null, language: Language): string =>
  signedAt === null ? words[language].unsigned : words[language].signed(momentOf(signedAt, houseZone, language));

function statusOf(signing: Signing, language: Language): string {
  const { over, all, done } = words[language];
  const { state } = signing;
  if (state === 'signed' || state === 'active') return notice(all);
  if (state !== 'sent') return `<div class="warn"><p>${over[state]}</p></div>`;
  return maySign(signing) ? '' : notice(done);
}

function signingForm(signing: Signing, token: string, language: Language, { values, wrong }: Attempt): string {
  const text = words[language];
  return `<h2>${text.sign}</h2>
<p>${escaped(text.for(ownOf(signing)?.organisationName ?? ''))}</p>
<form method="post" action="/s/${encodeURIComponent(token)}/signature?language=${language}">
<input type="hidden" name="hash" value="${escaped(signing.hash)}">
${field({ name: 'name', label: text.name, type: 'text', autocomplete: 'name' }, language, values, wrong)}
<button>${text.sign}</button>
</form>`;
}
