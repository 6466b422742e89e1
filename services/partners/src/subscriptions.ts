import { personForgotten } from '#contracts';
import { on } from '#messaging';
import { CompleteErasureWhenPersonForgotten } from './erasure/complete-erasure-when-person-forgotten.js';

/** Every fact that partners reacts to. */
export const subscriptions = Object.values(personForgotten).map((fact) => on(fact, CompleteErasureWhenPersonForgotten));
