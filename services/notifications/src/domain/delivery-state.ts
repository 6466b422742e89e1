export type DeliveryState = 'pending' | 'sending' | 'sent' | 'failed' | 'superseded';

/**
 * Every change of state that a delivery may go through. `sending` to `sending` is a process taking over what another
 * left behind when it died; `failed` to `pending` is a member of staff asking for another try.
 */
export const transitions: Record<DeliveryState, readonly DeliveryState[]> = {
  pending: ['sending', 'superseded'],
  sending: ['sending', 'sent', 'pending', 'failed', 'superseded'],
  sent: [],
  failed: ['pending', 'superseded'],
  superseded: [],
};

export const mayBecome = (from: DeliveryState, to: DeliveryState): boolean => transitions[from].includes(to);
