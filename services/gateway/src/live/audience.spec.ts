import { describe, expect, test } from '@jest/globals';
import { caseAssigned, messagePosted } from '#contracts';
import { audienceOf } from './audience.js';

const applicantId = '019a0000-0000-7000-8000-000000000001';
const posted = {
  postId: '019a0000-0000-7000-8000-000000000021', caseId: '019a0000-0000-7000-8000-000000000012', caseNumber: 'PRK 2026-000123', applicantId, from: 'staff',
  isInternal: false, wantsAnswer: true, siteName: { sv: 'Parken', en: 'Parken' }, spaceName: { sv: 'Salen', en: 'The hall' }, timeZone: 'Europe/Stockholm',
  start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:00:00Z', version: 1,
};
const assigned = {
  assignmentId: posted.postId, caseId: posted.caseId, caseNumber: posted.caseNumber, siteId: posted.caseId, assignedTo: applicantId, version: 1,
};

describe('who hears that something has happened in a case', () => {
  test('of a message staff and the applicant, of a note staff alone', () => {
    expect(audienceOf(messagePosted.type, posted)).toEqual({ roles: ['staff', 'admin'], people: [applicantId] });
    expect(audienceOf(messagePosted.type, { ...posted, isInternal: true })).toEqual({ roles: ['staff', 'admin'], people: [] });
    expect(audienceOf(messagePosted.type, { ...posted, applicantId: null })).toEqual({ roles: ['staff', 'admin'], people: [] });
  });

  test('of who handles it staff alone', () => {
    expect(audienceOf(caseAssigned.type, assigned)).toEqual({ roles: ['staff', 'admin'], people: [] });
  });

  test('of what is not as agreed nobody', () => {
    expect(audienceOf(messagePosted.type, { ...posted, caseId: 1 })).toEqual({ roles: [], people: [] });
  });
});
