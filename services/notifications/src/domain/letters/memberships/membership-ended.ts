import type { Words } from '../letter.js';
import { organisationIn, type MembershipTelling } from './membership-letter.js';

export const membershipEnded = { sv, en };

function sv(telling: MembershipTelling): Words {
  return {
    subject: 'Du handlar inte längre för organisationen',
    heading: `Du handlar inte längre för ${organisationIn(telling)}`,
    paragraphs: ['Du kan inte boka eller ordna något i dess namn. Det som är bokat gäller som det är.', 'Är det fel? Hör av dig till organisationen eller till oss.'],
    sms: 'Du handlar inte längre för organisationen',
  };
}

function en(telling: MembershipTelling): Words {
  return {
    subject: 'You no longer act for the organisation',
    heading: `You no longer act for ${organisationIn(telling)}`,
    paragraphs: ['You cannot book or arrange anything in its name. What is booked stands as it is.', 'Is that wrong? Get in touch with the organisation or with us.'],
    sms: 'You no longer act for the organisation',
  };
}
