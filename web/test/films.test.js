import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherTitles, trailerLink } from '../src/model/films.js';

test('a title is told once', () => {
  assert.deepEqual(otherTitles({ title: 'ジョーズ', originalTitle: 'Jaws', englishTitle: 'Jaws' }), ['Jaws']);
  assert.deepEqual(otherTitles({ title: '生きる', originalTitle: '生きる', englishTitle: 'Ikiru' }), ['Ikiru']);
  assert.deepEqual(otherTitles({ title: 'アメリ', originalTitle: "Le Fabuleux Destin d'Amélie Poulain", englishTitle: 'Amélie' }), ["Le Fabuleux Destin d'Amélie Poulain", 'Amélie']);
  assert.deepEqual(otherTitles({ title: 'M', originalTitle: 'M', englishTitle: null }), []);
});

test('a trailer is linked to by its id alone', () => {
  assert.equal(trailerLink('abc_DEF-123'), 'https://www.youtube.com/watch?v=abc_DEF-123');
  for (const odd of [null, undefined, '', 'short', 'abc_DEF-1234', 'abc&DEF=123', 'abc_DEF-12\n']) assert.equal(trailerLink(odd), null);
});
