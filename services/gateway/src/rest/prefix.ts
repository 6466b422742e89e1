/** Where the whole HTTP interface is. */
export const prefix = '/api/v1';
