import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handleOf, linkOf, scoreOf } from '../src/model/fields.js';

test('a handle is stored in lower case without its at sign', () => {
  assert.equal(handleOf(' @Hanako_1 '), 'hanako_1');
  for (const wrong of ['ab', '1abc', 'はなこ', 'a-b', 'a'.repeat(21), '', '<script>']) assert.equal(handleOf(wrong), null, wrong);
});

test('a score is a whole number from 0 to 100', () => {
  for (const right of ['0', '7', '100', ' 85 ']) assert.equal(scoreOf(right), Number(right));
  for (const wrong of ['', '-1', '101', '99999', '8.5', '1e2', '007', 'eighty', '８０']) assert.equal(scoreOf(wrong), null, wrong);
});

test('only plain https links are shown', () => {
  assert.equal(linkOf('https://example.com/a?b'), 'https://example.com/a?b');
  for (const wrong of ['javascript:alert(1)', 'http://example.com', 'https://user:pass@example.com', 'data:text/html,x', '//example.com', '', null])
    assert.equal(linkOf(wrong), null, String(wrong));
});
