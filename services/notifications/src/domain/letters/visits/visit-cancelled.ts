import { takenBack, type Words } from '../letter.js';
import type { VisitTelling } from './visit-letter.js';

export const visitCancelled = { sv, en };

function sv(telling: VisitTelling): Words {
  return {
    subject: 'Ditt besök är inställt',
    heading: 'Ditt besök är inställt',
    paragraphs: [`Du är inte längre väntad, och ditt pass gäller inte mer.${takenBack(telling)}`],
    sms: 'Ditt besök är inställt',
  };
}

function en(telling: VisitTelling): Words {
  return {
    subject: 'Your visit is cancelled',
    heading: 'Your visit is cancelled',
    paragraphs: [`You are not expected any more, and your pass is no longer good.${takenBack(telling)}`],
    sms: 'Your visit is cancelled',
  };
}
