import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handleOf, lineOf, linkOf, noteOf, prefixOf, scoreOf } from '../src/model/fields.js';

test('a handle is compared in lower case and half width without its at sign, and the API judges it', () => {
  for (const same of [' @Hanako_1 ', '＠Ｈａｎａｋｏ＿１', 'hanako_1']) assert.equal(handleOf(same), 'hanako_1', same);
  for (const odd of ['ab', 'はなこ', 'a-b', '']) assert.equal(handleOf(odd), odd);
});

test('a score is a whole number from 0 to 100', () => {
  for (const right of ['0', '7', '100', ' 85 ']) assert.equal(scoreOf(right), Number(right));
  assert.equal(scoreOf('８０'), 80);
  for (const wrong of ['', '-1', '101', '99999', '8.5', '1e2', '007', 'eighty', '八十']) assert.equal(scoreOf(wrong), null, wrong);
});

test('only plain https links are shown', () => {
  assert.equal(linkOf('https://example.com/a?b'), 'https://example.com/a?b');
  for (const wrong of ['javascript:alert(1)', 'http://example.com', 'https://user:pass@example.com', 'data:text/html,x', '//example.com', '', null])
    assert.equal(linkOf(wrong), null, String(wrong));
});

test('a line is sent in half width, a note as it was typed', () => {
  assert.equal(lineOf('　ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ／ｍｅ '), 'https://example.com/me');
  assert.equal(lineOf('ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｏｒｇ'), 'hanako@example.org');
  assert.equal(lineOf(' 　'), null);
  assert.equal(noteOf(' ＩＭＡＸで。\n二回目 '), 'ＩＭＡＸで。\n二回目');
  assert.equal(noteOf('\n'), null);
});

test('people are looked for by signs that handles have', () => {
  assert.equal(prefixOf('＠Ｈａ-n%'), 'han');
  assert.equal(prefixOf('はな'), '');
  assert.equal(prefixOf('a'.repeat(30)).length, 20);
});
