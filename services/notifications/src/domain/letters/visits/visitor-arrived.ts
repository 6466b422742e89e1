import type { Words } from '../letter.js';
import type { VisitTelling } from './visit-letter.js';

/** To the host: her guest is here. */
export const visitorArrived = { sv, en };

function sv({ visit, visitor }: VisitTelling): Words {
  const heading = visitor?.name == null ? 'Din gäst har kommit' : `Din gäst ${visitor.name} har kommit`;
  return { subject: heading, heading, paragraphs: [`Din gäst är nu på plats i ${visit.siteName.sv}.`], sms: heading };
}

function en({ visit, visitor }: VisitTelling): Words {
  const heading = visitor?.name == null ? 'Your guest has arrived' : `Your guest ${visitor.name} has arrived`;
  return { subject: heading, heading, paragraphs: [`Your guest is now at ${visit.siteName.en}.`], sms: heading };
}
