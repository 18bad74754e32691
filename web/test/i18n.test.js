import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import en from '../src/i18n/en.js';
import ja from '../src/i18n/ja.js';
import legalEn from '../src/i18n/legal.en.js';
import legalJa from '../src/i18n/legal.ja.js';
import { preferred } from '../src/i18n/index.js';

const src = new URL('../src/', import.meta.url);
const code = readdirSync(src, { recursive: true }).filter((name) => name.endsWith('.js') && !name.startsWith('i18n')).map((name) => readFileSync(new URL(name, src), 'utf8')).join('\n');

test('both languages have the same messages, with the same values', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(ja).sort());
  const used = (message) => [...String(message).split('=>')[0].matchAll(/\w+/g)].map(([name]) => name).sort();
  for (const key of Object.keys(ja)) {
    assert.equal(typeof en[key], typeof ja[key], key);
    if (typeof ja[key] === 'function') assert.deepEqual(used(en[key]), used(ja[key]), key);
  }
});

test('a film without a score is spoken of without points', () => {
  for (const [words, none] of [[ja, '採点なし'], [en, /no score|without a score/]])
    for (const key of ['entry.edit', 'entry.saved', 'entry.already', 'entry.changed']) {
      const text = words[key]({ title: 'Ran', score: null });
      assert.match(text, new RegExp(none), key);
      assert.doesNotMatch(text, /null|undefined/, key);
      assert.match(words[key]({ title: 'Ran', score: 0 }), /\b0 ?(点|points)/, key);
    }
});

test('both languages have the same sections of terms and privacy', () => {
  for (const page of ['terms', 'privacy']) assert.equal(legalEn[page].length, legalJa[page].length);
});

test('every message the pages ask for exists', () => {
  const asked = [...code.matchAll(/\bt\('([\w.]+)'/g)].map(([, key]) => key);
  assert.ok(asked.length > 50);
  for (const key of asked) assert.ok(key in ja, `'${key}' must be in ja.js and en.js`);
});

test('a Japanese browser gets Japanese, another one English, and a choice is kept', () => {
  assert.equal(preferred(null, 'ja-JP'), 'ja');
  assert.equal(preferred(null, 'fr'), 'en');
  assert.equal(preferred(null, ''), 'ja');
  assert.equal(preferred('ja', 'en-US'), 'ja');
  assert.equal(preferred('xx', 'en-US'), 'en');
});
