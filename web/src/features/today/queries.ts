import { api } from '@/api/client';

export const todayQuery = api.queryOptions('get', '/api/v1/today');
export const lateQuery = api.queryOptions('get', '/api/v1/inbox', { params: { query: { isLate: true, limit: 5 } } });
export const absencesQuery = api.queryOptions('get', '/api/v1/absences');
