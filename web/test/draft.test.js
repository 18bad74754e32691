import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftFilm, draftOf, keepDraft } from '../src/model/draft.js';

const store = (kept = new Map()) => ({ kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) });
const draft = { film: { tmdbId: 129, title: '千と千尋の神隠し' }, me: 'hanako', said: { text: '95', graded: true, watched: ['2026-11-28'], remark: '字幕で' } };

test('what was typed waits for its film and its user, and is given once', () => {
  const tab = store();
  keepDraft(draft, tab);
  assert.equal(draftFilm('hanako', tab).tmdbId, 129);
  assert.equal(draftOf(15, 'hanako', tab), null);
  assert.deepEqual(draftOf(129, 'hanako', tab), draft.said);
  assert.equal(draftOf(129, 'hanako', tab), null);
});

test('another user neither sees it nor leaves it behind', () => {
  const tab = store();
  keepDraft(draft, tab);
  assert.equal(draftFilm('taro', tab), null);
  assert.equal(draftOf(129, undefined, tab), null);
  assert.equal(tab.kept.size, 1, 'a session that is not known yet decides nothing');
  assert.equal(draftOf(129, 'taro', tab), null);
  assert.equal(tab.kept.size, 0);
});

test('a broken one counts as none', () => {
  assert.equal(draftOf(129, 'hanako', store(new Map([['mymovie.draft', '{']]))), null);
});
