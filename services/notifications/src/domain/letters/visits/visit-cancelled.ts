import type { Words } from '../letter.js';
import type { VisitTelling } from './visit-letter.js';

export const visitCancelled = { sv, en };

function sv({ invitation }: VisitTelling): Words {
  return {
    subject: 'Ditt besök är inställt',
    heading: 'Ditt besök är inställt',
    paragraphs: [`Du är inte längre väntad, och ditt pass gäller inte mer.${invitation === 'CANCEL' ? ' Det som följer med mejlet tar bort händelsen ur din kalender.' : ''}`],
    sms: 'Ditt besök är inställt',
  };
}

function en({ invitation }: VisitTelling): Words {
  return {
    subject: 'Your visit is cancelled',
    heading: 'Your visit is cancelled',
    paragraphs: [`You are not expected any more, and your pass is no longer good.${invitation === 'CANCEL' ? ' What comes with this e-mail removes the event from your calendar.' : ''}`],
    sms: 'Your visit is cancelled',
  };
}
