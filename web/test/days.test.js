import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, diary, months, weeks } from '../src/model/days.js';

test('today and yesterday are the reader’s own, over the ends of months and years', () => {
  assert.equal(dayOf(new Date(2026, 10, 28, 23, 59)), '2026-11-28');
  assert.equal(dayOf(new Date(2026, 0, 1, 0, 1), 1), '2025-12-31');
  assert.equal(dayOf(new Date(2028, 2, 1, 12), 1), '2028-02-29');
});

const film = (tmdbId, ...watched) => ({ tmdbId, watched });

test('a film stands on each of its days of the year, and is a rewatch on all but its first day ever', () => {
  const days = diary([film(1, '2025-12-31', '2026-01-02'), film(2, '2026-01-02', '2026-03-01'), { tmdbId: 3, watched: null }, film(4)], 2026);
  assert.deepEqual(days.map(({ day, watches }) => [day, watches.map(({ entry, rewatch }) => [entry.tmdbId, rewatch])]), [
    ['2026-03-01', [[2, true]]],
    ['2026-01-02', [[1, true], [2, false]]],
  ]);
});

test('days are gathered by month, with how many watches it has', () => {
  const found = months(diary([film(1, '2026-01-01', '2026-01-31'), film(2, '2026-01-31'), film(3, '2026-02-01')], 2026));
  assert.deepEqual(found.map(({ month, watches, days }) => [month, watches, days.length]), [['2026-02', 1, 1], ['2026-01', 3, 2]]);
});

test('a calendar has whole weeks and each day once', () => {
  for (const [month, days] of [['2026-02', 28], ['2028-02', 29], ['2026-11', 30], ['2026-08', 31]]) {
    const cells = weeks(month).flat();
    assert.equal(cells.length % 7, 0);
    assert.deepEqual(cells.filter(Boolean).map((day) => Number(day.slice(8))), Array.from({ length: days }, (_, i) => i + 1));
    const first = cells.indexOf(`${month}-01`);
    assert.equal(first, new Date(`${month}-01T00:00:00Z`).getUTCDay());
  }
});
