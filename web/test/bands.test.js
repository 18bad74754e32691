import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bands, decades } from '../src/model/bands.js';

test('a histogram is read from the best band downwards', () => {
  const found = bands([1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3]);
  assert.deepEqual(found[0], { value: 100, count: 3 });
  assert.deepEqual(found.at(-1), { value: 0, count: 1 });
});

test('decades without a film are shown empty between those with one', () => {
  assert.deepEqual(decades([{ decade: 1980, count: 1 }, { decade: 2000, count: 2 }]), [
    { value: 2000, count: 2 }, { value: 1990, count: 0 }, { value: 1980, count: 1 }]);
  assert.deepEqual(decades([]), []);
});
