import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { byFate, choicesOf, fates, mayChoose, orders } from '../src/model/imports.js';

const { schemas } = parse(readFileSync(new URL('../../lambdas/movies/src/main/resources/openapi.yaml', import.meta.url), 'utf8')).components;

test('every state and every fate of the API has its place', () => {
  assert.deepEqual(Object.keys(orders).sort(), [...schemas.ImportMembers.properties.state.enum].sort());
  assert.deepEqual([...fates].sort(), [...schemas.ImportedRow.properties.fate.enum].sort());
  for (const some of Object.values(orders)) for (const order of some) assert.ok(schemas.ImportPatch.properties.wanted.enum.includes(order), order);
});

test('rows that want a choice come first, and no row is lost', () => {
  const rows = ['registered', 'offered', 'found', 'unknown', 'offered'].map((fate, row) => ({ row, fate }));
  assert.deepEqual(byFate(rows).map(([fate, some]) => [fate, some.map(({ row }) => row)]), [['offered', [1, 4]], ['unknown', [3]], ['found', [2]], ['registered', [0]]]);
});

test('films are chosen while an import rests and is not undone', () => {
  const row = { fate: 'offered' };
  for (const state of ['held', 'finished', 'stopped', 'failed']) assert.ok(mayChoose({ state }, row), state);
  for (const state of ['running', 'undone']) assert.ok(!mayChoose({ state }, row), state);
  assert.ok(!mayChoose({ state: 'held' }, { fate: 'pending' }));
});

test('as many choices are sent as the API takes at a time, none of these among them', () => {
  const picks = new Map(Array.from({ length: 60 }, (_, row) => [row, row ? row + 100 : null]));
  assert.equal(choicesOf(picks).length, schemas.FilmChoices.properties.choices.maxItems);
  assert.deepEqual(choicesOf(picks).slice(0, 2), [{ row: 0, tmdbId: null }, { row: 1, tmdbId: 101 }]);
});
