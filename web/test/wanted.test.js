import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, filtered, wantedOf } from '../src/model/wanted.js';

const of = (text) => wantedOf(new URLSearchParams(text));

test('an address says order, direction and filters, and nothing the API does not know', () => {
  assert.deepEqual(of(''), { sort: 'score', order: 'desc' });
  assert.deepEqual(of('sort=release&order=asc&decade=1990&evil=1&cursor=c'), { sort: 'release', order: 'asc', decade: '1990' });
  assert.deepEqual(of('sort=nothing&order=up&q='), { sort: 'score', order: 'desc' });
});

test('what is typed in full width is asked for in half width', () => {
  assert.deepEqual(of('q=　ＲＡＮ　&decade=１９８０'), { sort: 'score', order: 'desc', q: 'RAN', decade: '1980' });
});

test('an address leads back to the same words', () => {
  for (const text of ['sort=score', 'sort=registered&order=asc&q=千 & 尋', 'sort=score&minScore=90&maxScore=99']) {
    const wanted = of(text);
    assert.deepEqual(wantedOf(new URL(addressOf('hanako', wanted), 'https://x').searchParams), wanted);
  }
  assert.deepEqual([filtered(of('sort=score&order=asc')), filtered(of('q=a'))], [false, true]);
});
