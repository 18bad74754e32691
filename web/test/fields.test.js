import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { daysOf, handleOf, lineOf, linkOf, noteOf, prefixOf, scoreOf, tokenNameOf } from '../src/model/fields.js';

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

test('names and days of tokens are those that the API takes', () => {
  const spec = parse(readFileSync(new URL('../../lambdas/movies/src/main/resources/openapi.yaml', import.meta.url), 'utf8'));
  const pattern = new RegExp(spec.paths['/me/tokens/{name}'].parameters[0].schema.pattern);
  for (const right of ['a', 'backup', 'my-backup-2', 'a'.repeat(30), ' Backup ', 'ｂａｃｋｕｐ']) assert.match(tokenNameOf(right) ?? '', pattern, right);
  for (const wrong of ['', '-a', 'a-', 'a_b', 'a b', 'バックアップ', 'a'.repeat(31)]) assert.equal(tokenNameOf(wrong), null, wrong);
  const { minimum, maximum } = spec.components.schemas.NewToken.properties.days;
  for (const right of [minimum, 90, maximum]) assert.equal(daysOf(String(right)), right);
  assert.equal(daysOf('９０'), 90);
  for (const wrong of ['', String(minimum - 1), String(maximum + 1), '1.5', '007', '-1']) assert.equal(daysOf(wrong), null, wrong);
});
