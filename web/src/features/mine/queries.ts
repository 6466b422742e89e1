import { api } from '@/api/client';
import { useSession, worksHere } from '@/api/session';

/** The lists that give a booker her own give those who work in the house everybody's; of theirs only what `/me` tells is shown. */
export function useIsBooker(): boolean {
  const session = useSession().data;
  return session !== undefined && session.roles.includes('booker') && !worksHere(session);
}

export const useMe = () => api.useQuery('get', '/api/v1/me');

const isAsked = (state: string) => state === 'sent';

/** Whether somebody has been asked to sign an agreement and has not. */
export const isToSign = ({ state, parties }: { state: string; parties: { signatoryId: string | null; signedAt: string | null }[] }, personId: string | null): boolean =>
  isAsked(state) && parties.some(({ signatoryId, signedAt }) => signatoryId === personId && signedAt === null);
