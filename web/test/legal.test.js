import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import en from '../src/i18n/legal.en.js';
import ja from '../src/i18n/legal.ja.js';

const service = new URL('../../lambdas/movies/src/main/java/jp/mymovie/movies/', import.meta.url);
const texts = { en: JSON.stringify(en.privacy), ja: JSON.stringify(ja.privacy) };

function constant(file, pattern) {
  const found = pattern.exec(readFileSync(new URL(file, service), 'utf8'));
  assert.ok(found, `${file} must have ${pattern}: follow where the number has gone`);
  return found.slice(1).reduce((sum, number) => sum + Number(number), 0);
}

test('the privacy policy names the times that the service keeps to', () => {
  const held = constant('domain/User.java', /HANDLE_HELD_DAYS = (\d+);/);
  const refused = constant('domain/Departures.java', /REFUSED_DAYS = (\d+);/);
  const copies = constant('http/Response.java', /s-maxage=(\d+), stale-while-revalidate=(\d+)/);
  assert.match(texts.en, new RegExp(`held back for ${held} days`));
  assert.match(texts.ja, new RegExp(`${held} 日間、だれも使えない`));
  assert.match(texts.en, new RegExp(`refused for ${refused} days`));
  assert.match(texts.ja, new RegExp(`サインインは ${refused} 日間お断り`));
  assert.equal(texts.en.split(`up to ${copies} seconds`).length, 3);
  assert.equal(texts.ja.split(`最長 ${copies} 秒`).length, 3);
});

test('both languages name the same numbers', () => {
  for (const page of ['terms', 'privacy']) {
    const numbers = (sections) => sections.map(({ text }) => [text].flat().join(' ').match(/\d+/g)?.sort() ?? []);
    assert.deepEqual(numbers(en[page]), numbers(ja[page]), page);
  }
});
