type Key = Pick<KeyboardEvent, 'key' | 'preventDefault'>;

/** Moves the focus as the arrow keys say: along the times of a space, or to the nearest of the space above or below. */
export function goInGrid(event: Key, from: HTMLElement): void {
  const row = from.closest<HTMLElement>('[data-row]');
  const to = row && next(event.key, from, row);
  if (!to) return;
  event.preventDefault();
  to.focus();
  to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function next(key: string, from: HTMLElement, row: HTMLElement): HTMLElement | undefined {
  const items = itemsOf(row);
  const here = items.indexOf(from);
  switch (key) {
    case 'ArrowRight': return items[here + 1];
    case 'ArrowLeft': return items[here - 1];
    case 'Home': return items[0];
    case 'End': return items.at(-1);
    case 'ArrowDown': return nearestIn(rowsBeside(row)[1], from);
    case 'ArrowUp': return nearestIn(rowsBeside(row)[0], from);
    default: return undefined;
  }
}

const leftOf = (element: HTMLElement) => element.getBoundingClientRect().left;
// A day comes before what is on it.
const itemsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>('[data-item]')].toSorted((one, other) => leftOf(one) - leftOf(other) || (one.contains(other) ? -1 : 1));

function rowsBeside(row: HTMLElement): [before: HTMLElement | undefined, after: HTMLElement | undefined] {
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].toSorted((one, other) => Number(one.dataset.row) - Number(other.dataset.row));
  const here = rows.indexOf(row);
  return [rows[here - 1], rows[here + 1]];
}

const isCell = (item: HTMLElement) => item.dataset.day !== undefined;

function nearestIn(row: HTMLElement | undefined, from: HTMLElement): HTMLElement | undefined {
  if (!row) return undefined;
  const left = leftOf(from);
  const alike = itemsOf(row).filter((item) => isCell(item) === isCell(from));
  return (alike.length > 0 ? alike : itemsOf(row)).toSorted((one, other) => Math.abs(leftOf(one) - left) - Math.abs(leftOf(other) - left))[0];
}
