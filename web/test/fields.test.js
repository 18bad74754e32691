import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handleOf, linkOf, scoreOf } from '../src/model/fields.js';

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
