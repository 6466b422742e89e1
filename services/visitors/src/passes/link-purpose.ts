/** What links to passes are for. With another word, all links that were sent end. */
export const linkPurpose = 'pass';
