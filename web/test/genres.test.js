import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from '../src/i18n/en.js';
import ja from '../src/i18n/ja.js';
import { genreCounts, genreKeys, genres } from '../src/model/genres.js';

test('every genre of TMDB has a name in both languages, and no name is without a genre', () => {
  assert.equal(genres.size, 19);
  const names = Object.keys(ja).filter((key) => key.startsWith('genre.'));
  assert.deepEqual(names.sort(), [...genres.values()].sort());
  for (const key of names) assert.ok(ja[key] && en[key], key);
});

test('genres keep their order, and unknown ones are left out', () => {
  assert.deepEqual(genreKeys([18, 424242, 28]), ['genre.drama', 'genre.action']);
  assert.deepEqual(genreKeys([]), []);
});

test('a list’s genres are counted, most first; one that is new at TMDB is left out', () => {
  const counts = [{ genre: 16, count: 1 }, { genre: 424242, count: 9 }, { genre: 18, count: 3 }];
  assert.deepEqual(genreCounts(counts), [{ key: 'genre.drama', genre: 18, count: 3 }, { key: 'genre.animation', genre: 16, count: 1 }]);
});
