import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unique, Window } from '../src/model/window.js';

const sequences = Number(process.env.MYMOVIE_DEEP ?? 0) ? 2000 : 30;

/** Mulberry32: the same sequences each time. */
function random(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let x = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) % below;
  };
}

/** The list as the API keeps it: its own order, ties by id, cursors that name the last film shown. */
class List {
  films = new Map();
  revision = 0;
  asked = 0;
  between = () => {};

  constructor(count, pick) {
    for (let id = 1; id <= count; id++) this.films.set(id, { tmdbId: id, score: pick(101) });
  }

  set(id, score) {
    this.films.set(id, { tmdbId: id, score });
    this.revision++;
  }

  delete(id) {
    this.films.delete(id);
    this.revision++;
  }

  sorted({ order, least }) {
    const sign = order === 'asc' ? 1 : -1;
    return [...this.films.values()].filter(({ score }) => score >= least).sort((a, b) => sign * (a.score - b.score || a.tmdbId - b.tmdbId));
  }

  page(wanted, { cursor, limit }) {
    assert.ok(limit >= 1 && limit <= 100, `the API takes 1 to 100, got ${limit}`);
    const all = this.sorted(wanted);
    const sign = wanted.order === 'asc' ? 1 : -1;
    const [score, id] = cursor?.split(' ').map(Number) ?? [];
    const from = cursor ? all.findIndex((film) => sign * (film.score - score || film.tmdbId - id) > 0) : 0;
    const items = from < 0 ? [] : all.slice(from, from + limit);
    const last = items.at(-1);
    const answer = { items, next: last && last !== all.at(-1) ? `${last.score} ${last.tmdbId}` : null, count: this.films.size, matches: all.length, revision: this.revision };
    this.asked++;
    this.between();
    return answer;
  }
}

test('after any change the page is what the API answers, in its order, each film once', async () => {
  for (let seed = 1; seed <= sequences; seed++) {
    const pick = random(seed);
    const list = new List([0, 1, 60, 61, 200, 700, seed % 10 ? 90 : 10_000][pick(7)], pick);
    let wanted = { order: 'desc', least: 0 };
    let shown = await new Window(async (page) => list.page(wanted, page)).load();
    let next = 100_000;
    for (let step = 0; step < 25; step++) {
      const some = shown.entries[pick(shown.entries.length || 1)]?.tmdbId;
      switch (pick(7)) {
        case 0: list.set(some ?? next++, pick(101)); await shown.again(); break;
        case 1: if (some) list.delete(some); await shown.again(); break;
        case 2: list.set(next++, pick(101)); await shown.again(); break;
        // Another tab changes the list, and this one goes on reading.
        case 3: list.set(1 + pick(list.films.size + 1), pick(101)); await shown.more(); break;
        case 4: case 5: await shown.more(); break;
        default:
          wanted = { order: pick(2) ? 'asc' : 'desc', least: [0, 0, 50, 101][pick(4)] };
          shown = await new Window(async (page) => list.page(wanted, page)).load();
      }
      const truth = list.sorted(wanted);
      // Reading on where nothing follows asks nothing, so another tab's change is seen with the next question.
      if (shown.revision !== list.revision) await shown.again();
      assert.deepEqual(shown.entries, truth.slice(0, shown.entries.length), `seed ${seed}, step ${step}`);
      assert.equal(shown.next === null, shown.entries.length === truth.length, `seed ${seed}, step ${step}: whether there is more`);
      assert.ok(shown.entries.length >= Math.min(60, truth.length), 'never shorter than a page');
      assert.deepEqual([shown.count, shown.matches], [list.films.size, truth.length]);
      assert.equal(new Set(shown.entries.map(({ tmdbId }) => tmdbId)).size, shown.entries.length);
    }
  }
});

test('a list that changes while it is read is read anew, and three times at most', async () => {
  const list = new List(250, random(7));
  const wanted = { order: 'desc', least: 0 };
  const shown = await new Window(async (page) => list.page(wanted, page)).load(undefined, 250);
  let changes = 1;
  list.between = () => changes-- > 0 && list.set(1, 100);
  await shown.again();
  assert.deepEqual(shown.entries, list.sorted(wanted));

  list.asked = 0;
  list.between = () => list.set(1 + (list.revision % 250), list.revision % 100);
  await shown.again();
  assert.ok(list.asked <= 9, `${list.asked} questions for 250 films`);
  assert.equal(new Set(shown.entries.map(({ tmdbId }) => tmdbId)).size, shown.entries.length, 'even then each film stands once');
});

test('what was kept is shown again without a question', async () => {
  const list = new List(150, random(9));
  const ask = async (page) => list.page({ order: 'desc', least: 0 }, page);
  const before = await new Window(ask).load(undefined, 120);
  list.asked = 0;
  const back = new Window(ask, { kept: before.state });
  assert.deepEqual([back.entries, back.count, list.asked], [before.entries, 150, 0]);
  await back.more();
  assert.equal(back.entries.length, 150);
});

test('a failed read leaves what was shown', async () => {
  let fail = false;
  const list = new List(150, random(3));
  const shown = await new Window(async (page) => (fail ? Promise.reject(new Error('offline')) : list.page({ order: 'desc', least: 0 }, page))).load();
  fail = true;
  await assert.rejects(shown.again());
  await assert.rejects(shown.more());
  assert.equal(shown.entries.length, 60);
});

test('the first of two equal ones stays', () => {
  assert.deepEqual(unique([{ tmdbId: 1, a: 1 }, { tmdbId: 2 }, { tmdbId: 1, a: 2 }]), [{ tmdbId: 1, a: 1 }, { tmdbId: 2 }]);
});
