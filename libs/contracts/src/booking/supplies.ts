import { z } from 'zod';
import { command, query } from '../define.js';
import { id, instant, page, pageOf, version } from '../fields.js';
import { equipment, exampleIds } from './views.js';

const named = z.strictObject({ sv: z.string(), en: z.string() });
const everybody = { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all' } as const;

export const poolView = z
  .strictObject({
    id: id(),
    siteId: id(),
    slug: z.string(),
    name: named,
    equipment: equipment.nullable().describe('What one of them serves as where a space has none'),
    amount: z.int().describe('How many there are, free or not'),
    version: version(),
  })
  .meta({ id: 'Pool' });
export type PoolView = z.output<typeof poolView>;

export const siteServiceView = z
  .strictObject({
    id: id(),
    siteId: id(),
    slug: z.string(),
    name: named,
    description: named,
    leadMinutes: z.int(),
    opensEarlierMinutes: z.int(),
    responsibleId: id().nullable().describe('Who sees to it, for staff'),
    version: version(),
  })
  .meta({ id: 'SiteService' });

export const listPools = query({
  subject: 'booking.pools.list',
  summary: 'List what a site has some of, to be carried where it is wanted',
  serves: everybody,
  input: z.strictObject({ siteId: id() }),
  reply: z.strictObject({ pools: z.array(poolView) }),
  errors: [],
  example: { siteId: exampleIds.site },
});

export const listSiteServices = query({
  subject: 'booking.services.list',
  summary: 'List what people at a site do for a booking',
  serves: everybody,
  input: z.strictObject({ siteId: id() }),
  reply: z.strictObject({ services: z.array(siteServiceView) }),
  errors: [],
  example: { siteId: exampleIds.site },
});

export const findFreeInPools = query({
  subject: 'booking.pools.free',
  summary: 'Show how many of each pool of a site are left at the tightest instant of a time',
  serves: everybody,
  input: z.strictObject({ siteId: id(), from: instant(), to: instant() }),
  reply: z.strictObject({
    pools: z.array(z.strictObject({ poolId: id(), amount: z.int(), left: z.int() }).meta({ id: 'FreeInPool' })),
  }),
  errors: ['input.end-before-start'],
  example: { siteId: exampleIds.site, from: '2026-11-26T12:00:00Z', to: '2026-11-26T14:00:00Z' },
});

export const changePool = command({
  subject: 'booking.pools.change',
  summary: 'Change how many there are in a pool; never to fewer than are promised at any instant to come',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ poolId: id(), version: version(), amount: z.int().min(0).max(1000) }),
  reply: poolView,
  errors: ['pool.not-found', 'version.changed', 'booking.pool-promised'],
  example: { poolId: '019a0000-0000-7000-8000-000000000016', version: 1, amount: 5 },
});

const most = {
  hoursAMonth: z.int().min(0).max(10_000).nullable().describe('Of each calendar month by the clocks of the site; null is no limit'),
  openRequests: z.int().min(0).max(10_000).nullable().describe('How many requests may wait at once; null is no limit'),
};

export const quotaView = z
  .strictObject({
    kind: z.enum(['person', 'organisation']),
    ownerId: id().nullable().describe('Null holds for everybody of the kind who has none of their own'),
    ...most,
  })
  .meta({ id: 'Quota' });

export const setQuota = command({
  subject: 'booking.quotas.set',
  summary: 'Set how much a person, an organisation, or each that has no quota of its own may ask for; without any limit the quota is removed',
  serves: { staff: 'all', admin: 'all' },
  input: quotaView,
  reply: quotaView,
  errors: ['person.erased'],
  example: { kind: 'organisation', ownerId: null, hoursAMonth: 40, openRequests: 5 },
});

export const listQuotas = query({
  subject: 'booking.quotas.list',
  summary: 'List all quotas, those that hold for everybody first',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject(page),
  reply: pageOf(quotaView),
  errors: ['input.invalid'],
  example: {},
});

export const listMyQuotas = query({
  subject: 'booking.quotas.mine',
  summary: 'Show how much you, and each organisation that you act for, may ask for, and how much of it is used',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({}),
  reply: z.strictObject({
    quotas: z.array(
      z
        .strictObject({
          kind: z.enum(['person', 'organisation']),
          ownerId: id(),
          ...most,
          hoursUsed: z.number().describe('Of this calendar month, asked for or given'),
          requestsOpen: z.int().describe('How many wait'),
        })
        .meta({ id: 'QuotaUsed' }),
    ),
  }),
  errors: [],
  example: {},
});
