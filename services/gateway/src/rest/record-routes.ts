import {
  discloseCase, holdCase, liftHold, listCaseRemovals, listCaseTexts, listDisclosures, listHolds, listRetentionRules, previewRetention, releaseText,
  searchRegister, setRetentionRule, showRegisterEntry, withdrawRelease,
} from '#contracts';
import { route } from './route.js';

const register = { tag: 'Public register' };
const record = { tag: 'Disclosure and retention' };
const publicSeconds = 60;

/** The public record: what anybody may read of requests, and what registrars do with it. */
export const recordRoutes = [
  route('GET', '/register', searchRegister, { ...register, publicSeconds }),
  route('GET', '/register/{number}', showRegisterEntry, { ...register, publicSeconds }),
  route('GET', '/cases/{caseId}/texts', listCaseTexts, register),
  route('POST', '/cases/{caseId}/releases', releaseText, { ...register, status: 201 }),
  route('POST', '/cases/{caseId}/releases/withdrawal', withdrawRelease, register),

  route('POST', '/cases/{caseId}/disclosures', discloseCase, { ...record, status: 201 }),
  route('GET', '/disclosures', listDisclosures, record),
  route('POST', '/cases/{caseId}/hold', holdCase, { ...record, status: 201 }),
  route('POST', '/cases/{caseId}/hold/lifting', liftHold, record),
  route('GET', '/case-holds', listHolds, record),
  route('GET', '/retention/rules', listRetentionRules, { ...record, publicSeconds }),
  route('PUT', '/retention/rules/{kind}', setRetentionRule, record),
  route('GET', '/retention/preview', previewRetention, record),
  route('GET', '/retention/removals', listCaseRemovals, record),
];
