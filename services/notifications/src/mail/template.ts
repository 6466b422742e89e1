/** What a template is filled with, by name: `{{name}}` is text, `{{#name}}…{{/name}}` stands once for each, or for the one there is. */
export interface View {
  [name: string]: string | null | View | readonly (string | View)[];
}

type Filled = string | View;
type Part = (view: Filled) => string;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => entities[letter]!);

/** Read once, filled often. Whatever it is filled with stays text, between tags and in attributes alike. */
export function template(text: string): (view: View) => string {
  // Pieces of text, each followed by the kind and the name of a place to fill.
  const pieces = text.split(/\{\{([#/]?)([\w.]+)\}\}/);
  let at = 0;
  const partsUntil = (end: string | null): Part => {
    const parts: Part[] = [];
    for (; at < pieces.length; at += 3) {
      const [before, kind, name] = [pieces[at]!, pieces[at + 1], pieces[at + 2] ?? null];
      parts.push(() => before);
      if (kind === '/' || name === null) {
        if (name !== end) throw new Error(`a template closes ${name ?? 'nothing'} where ${end ?? 'nothing'} is open`);
        break;
      }
      if (kind === '#') at += 3;
      parts.push(kind === '#' ? forEach(name, partsUntil(name)) : (view) => escaped(textOf(view, name)));
    }
    return (view) => parts.map((part) => part(view)).join('');
  };
  return partsUntil(null);
}

const forEach = (name: string, inner: Part): Part => (view) => {
  const value = valueOf(view, name);
  if (value === null) return '';
  return typeof value === 'string' || !Array.isArray(value) ? inner(value as Filled) : value.map((one: Filled) => inner(one)).join('');
};

function textOf(view: Filled, name: string): string {
  const value = name === '.' ? view : valueOf(view, name);
  if (typeof value !== 'string') throw new Error(`a template lacks ${name}`);
  return value;
}

function valueOf(view: Filled, name: string): View[string] {
  const value = typeof view === 'string' ? undefined : view[name];
  if (value === undefined) throw new Error(`a template lacks ${name}`);
  return value;
}
