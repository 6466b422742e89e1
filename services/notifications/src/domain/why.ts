/** Why a message was not sent, or waits; what people are told of it is written where they ask. */
export type Why =
  | 'outdated'
  | 'too-late'
  | 'told-newer'
  | 'nothing-to-take-back'
  | 'erased'
  | 'host-erased'
  | 'preference'
  | 'no-phone'
  | 'address-suppressed'
  | 'moved'
  | 'cancelled'
  | 'decided'
  | 'quiet-hours'
  | 'digest'
  | 'uncertain-not-repeated';
