import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groups } from '../src/model/groups.js';
import { unique } from '../src/model/window.js';

const film = (tmdbId, score, releaseDate = '2001-07-20', registeredAt = '2026-11-23T12:00:00Z') => ({ tmdbId, score, releaseDate, registeredAt });
const shape = (found) => found.map(({ value, entries, open }) => [value, entries.length, open]);

test('scores fall into bands of ten points and a hundred stands alone', () => {
  const found = groups([100, 99, 90, 89, 10, 9, 0].map((score, i) => film(i, score)), 'score');
  assert.deepEqual(shape(found), [[100, 1, false], [90, 2, false], [80, 1, false], [10, 1, false], [0, 2, false]]);
});

test('films without a score are the last band', () => {
  const list = [film(1, 95), film(2, 0), film(3, null)];
  assert.deepEqual(shape(groups(list, 'score')), [[90, 1, false], [0, 1, false], [null, 1, false]]);
});

test('releases fall into decades, before 1930 too, and the undated are the last', () => {
  const dates = ['2020-01-01', '2019-12-31', '1929-12-31', '1895-12-28', null];
  assert.deepEqual(shape(groups(dates.map((date, i) => film(i, 50, date ?? null)), 'release')), [
    [2020, 1, false], [2010, 1, false], [1920, 1, false], [1890, 1, false], [null, 1, false]]);
});

test('registrations fall into days of the reader, not of Greenwich', () => {
  const late = [film(1, 50, null, '2026-11-23T15:00:00Z'), film(2, 50, null, '2026-11-23T14:59:59Z')];
  assert.deepEqual(shape(groups(late, 'registered', { zone: 'Asia/Tokyo' })), [['2026-11-24', 1, false], ['2026-11-23', 1, false]]);
  assert.deepEqual(shape(groups(late, 'registered', { zone: 'UTC' })), [['2026-11-23', 2, false]]);
});

test('a group that goes on beyond the page does not pretend to know its count', () => {
  const page = [film(1, 95), film(2, 85)];
  assert.deepEqual(shape(groups(page, 'score', { more: true })), [[90, 1, false], [80, 1, true]]);
  assert.deepEqual(shape(groups(page, 'score', { from: 'cursor' })), [[90, 1, true], [80, 1, false]]);
  assert.deepEqual(groups([], 'score', { more: true, from: 'cursor' }), []);
});

test('a film that moved between two pages is shown once', () => {
  assert.deepEqual(unique([film(1, 9), film(2, 8), film(2, 8), film(3, 7)]).map(({ tmdbId }) => tmdbId), [1, 2, 3]);
});
