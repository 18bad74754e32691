const iso = (day) => [day.getFullYear(), String(day.getMonth() + 1).padStart(2, '0'), String(day.getDate()).padStart(2, '0')].join('-');

/** The reader's own day, `ago` days before `now`. */
export function dayOf(now, ago = 0) {
  return iso(new Date(now.getFullYear(), now.getMonth(), now.getDate() - ago));
}

/** Films of a year by the days they were watched on, newest day first, each with the how-manieth watch it was. */
export function diary(entries, year) {
  const days = new Map();
  for (const entry of entries)
    (entry.watched ?? []).forEach((day, i) => {
      if (!day.startsWith(`${year}-`)) return;
      if (!days.has(day)) days.set(day, []);
      days.get(day).push({ entry, rewatch: i > 0 });
    });
  return [...days].sort(([a], [b]) => (a < b ? 1 : -1)).map(([day, watches]) => ({ day, watches }));
}

/** The days of a diary by month, newest first. */
export function months(days) {
  const found = new Map();
  for (const one of days) {
    const month = one.day.slice(0, 7);
    found.set(month, [...(found.get(month) ?? []), one]);
  }
  return [...found].map(([month, its]) => ({ month, days: its, watches: its.reduce((sum, { watches }) => sum + watches.length, 0) }));
}

/** The weeks of a month, from Sunday on; null stands before the first and after the last day. */
export function weeks(month) {
  const [year, number] = month.split('-').map(Number);
  const before = new Date(Date.UTC(year, number - 1, 1)).getUTCDay();
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const cells = [...Array(before).fill(null), ...Array.from({ length }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`)];
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}
