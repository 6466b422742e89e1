/** NATS users of the toy services, which no catalogue knows. */
export const users = ['bank', 'auditor', 'gateway'].map((user) => ({ user, password: 'test' }));
