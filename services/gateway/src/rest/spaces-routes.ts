import {
  changePool, closeSpace, findFreeInPools, listClosedSpaces, listMyQuotas, listPools, listQuotas, listRulesHistory, listSiteServices, previewRules,
  reopenSpace, setQuota, setRules, setTerms, showTerms,
} from '#contracts';
import { route } from './route.js';

const sites = { tag: 'Sites and spaces' };
const rules = { tag: 'Rules, terms and quotas' };
const supplies = { tag: 'Pools and services' };

/** What may be asked of spaces, and what their site adds to them. */
export const spacesRoutes = [
  route('GET', '/spaces/closed', listClosedSpaces, sites),
  route('POST', '/spaces/{spaceId}/closing', closeSpace, sites),
  route('POST', '/spaces/{spaceId}/reopening', reopenSpace, sites),

  route('PUT', '/spaces/{spaceId}/rules', setRules, rules),
  route('GET', '/spaces/{spaceId}/rules', listRulesHistory, rules),
  route('POST', '/spaces/{spaceId}/rules/preview', previewRules, rules),
  route('PUT', '/sites/{siteId}/terms', setTerms, rules),
  route('GET', '/sites/{siteId}/terms', showTerms, rules),
  route('PUT', '/quotas', setQuota, rules),
  route('GET', '/quotas', listQuotas, rules),
  route('GET', '/quotas/mine', listMyQuotas, rules),

  route('GET', '/sites/{siteId}/pools', listPools, supplies),
  route('GET', '/sites/{siteId}/pools/free', findFreeInPools, supplies),
  route('PUT', '/pools/{poolId}', changePool, supplies),
  route('GET', '/sites/{siteId}/services', listSiteServices, supplies),
];
