import { lineOf } from './fields.js';
import { orders } from './groups.js';

const filters = ['q', 'decade', 'watchedYear', 'minScore', 'maxScore', 'scored', 'genre', 'director', 'dated'];

/** Order, direction and filters of a list as its address says them; what the API does not know is left out. */
export function wantedOf(query) {
  const sort = orders.includes(query.get('sort')) ? query.get('sort') : 'score';
  const found = { sort, order: query.get('order') === 'asc' ? 'asc' : 'desc' };
  for (const name of filters) {
    const value = lineOf(query.get(name) ?? '');
    if (value) found[name] = value;
  }
  return found;
}

export const filtered = (wanted) => filters.some((name) => wanted[name] !== undefined);

/** The address of a list in these words; what is usual is not said. */
export function addressOf(handle, { sort, order, ...rest }, cursor) {
  const query = new URLSearchParams({ sort, ...(order === 'asc' && { order }), ...rest, ...(cursor && { cursor }) });
  return `/u/${handle}?${query}`;
}
