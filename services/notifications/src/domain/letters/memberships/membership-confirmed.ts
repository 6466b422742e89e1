import type { Words } from '../letter.js';
import { organisationIn, type MembershipTelling } from './membership-letter.js';

export const membershipConfirmed = { sv, en };

function sv(telling: MembershipTelling): Words {
  const isAdministrator = telling.membership.role === 'administrator';
  return {
    subject: 'Du kan handla för er organisation',
    heading: `Nu kan du handla för ${organisationIn(telling)}`,
    paragraphs: [
      'Du kan boka lokaler och ordna evenemang i dess namn.',
      ...(isAdministrator ? ['Du är dess administratör: det är du som säger vilka andra som får handla för den.'] : []),
    ],
    sms: 'Du kan handla för er organisation',
  };
}

function en(telling: MembershipTelling): Words {
  const isAdministrator = telling.membership.role === 'administrator';
  return {
    subject: 'You may act for your organisation',
    heading: `You may now act for ${organisationIn(telling)}`,
    paragraphs: [
      'You may book spaces and arrange events in its name.',
      ...(isAdministrator ? ['You are its administrator: it is you who say who else may act for it.'] : []),
    ],
    sms: 'You may act for your organisation',
  };
}
