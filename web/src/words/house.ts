/** Where people turn with what a page can't do for them. A city writes its own here. */
export const contact = {
  email: 'parken@helsingborg.se',
  phone: '042-10 50 00',
  telephone: 'tel:+4642105000',
} as const;
