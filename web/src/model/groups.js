/** The three orders of a list; each shows its films in groups. */
export const orders = ['score', 'release', 'registered'];

const key = {
  score: ({ score }) => (score === null ? null : Math.floor(score / 10) * 10),
  release: ({ releaseDate }) => (releaseDate ? Math.floor(Number(releaseDate.slice(0, 4)) / 10) * 10 : null),
  registered: ({ registeredAt }, zone) => day(registeredAt, zone),
};

/**
 * Consecutive films of one band of ten points, decade or day; `null` is that of films without a score or date. A group the page has not seen the end (or the start) of
 * is `open`: its count is at least what is shown.
 */
export function groups(entries, sort, { more = false, from = false, zone } = {}) {
  const found = [];
  for (const entry of entries) {
    const value = key[sort](entry, zone);
    const last = found.at(-1);
    if (last && last.value === value) last.entries.push(entry);
    else found.push({ value, entries: [entry], open: false });
  }
  if (more && found.length) found.at(-1).open = true;
  if (from && found.length) found[0].open = true;
  return found;
}

const formats = new Map();

function day(instant, timeZone) {
  if (!formats.has(timeZone)) formats.set(timeZone, new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }));
  return formats.get(timeZone).format(new Date(instant));
}
