/** The eleven bands of a histogram, best first: a hundred, then tens downwards. */
export function bands(histogram) {
  return histogram.map((count, i) => ({ value: i * 10, count })).reverse();
}

/** The decades of a list, newest first, without gaps between the first and the last. */
export function decades(counts) {
  const known = new Map(counts.map(({ decade, count }) => [decade, count]));
  const all = [...known.keys()];
  const found = [];
  for (let decade = Math.max(...all); decade >= Math.min(...all); decade -= 10) found.push({ value: decade, count: known.get(decade) ?? 0 });
  return found;
}
