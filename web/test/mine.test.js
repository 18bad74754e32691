import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Mine } from '../src/model/mine.js';

const session = () => Object.assign(new EventTarget(), { me: { handle: 'hanako' } });
const api = (...pages) => ({ asked: 0, async watchlist({ cursor }) { this.asked++; return pages[cursor ?? 0]; } });

test('a film is mine, is not, or is not known', () => {
  const mine = new Mine(session());
  mine.learnAll([{ tmdbId: 129, score: null }]);
  mine.learn(15, null);
  assert.deepEqual([mine.entry(129), mine.entry(15), mine.entry(1)], [{ tmdbId: 129, score: null }, null, undefined]);
});

test('films are asked for by their ids in one question, and those that are not on the list are known as such', async () => {
  const mine = new Mine(session());
  const asked = [];
  await mine.ask({ myEntries: async (wanted) => (asked.push(wanted), { items: [{ tmdbId: 129, score: 95 }] }) }, [129, 15]);
  assert.deepEqual(asked, [{ ids: '129,15' }]);
  assert.deepEqual([mine.entry(129), mine.entry(15), mine.entry(1)], [{ tmdbId: 129, score: 95 }, null, undefined]);
});

test('what was registered while the list was asked is not forgotten', async () => {
  const mine = new Mine(session());
  await mine.ask({ myEntries: async () => (mine.learn(15, { tmdbId: 15, score: 80 }), { items: [] }) }, [15]);
  assert.deepEqual(mine.entry(15), { tmdbId: 15, score: 80 });
});

test('another user knows nothing of it', () => {
  const one = session();
  const mine = new Mine(one);
  one.dispatchEvent(new Event('change'));
  mine.learn(129, { tmdbId: 129, score: 95 });
  one.dispatchEvent(new Event('change'));
  assert.ok(mine.entry(129), 'a token renewed forgets nothing');
  one.me = { handle: 'taro' };
  one.dispatchEvent(new Event('change'));
  assert.equal(mine.entry(129), undefined);
});

test('the watchlist is read once, whole, however many ask at once', async () => {
  const mine = new Mine(session());
  const server = api({ items: [{ tmdbId: 1 }], next: 1 }, { items: [{ tmdbId: 2 }], next: null });
  const [a, b] = await Promise.all([mine.wishes(server), mine.wishes(server)]);
  assert.deepEqual([[...a], a === b, server.asked], [[1, 2], true, 2]);
  await mine.wished(3, true);
  mine.learn(1, { tmdbId: 1, score: 80 });
  await mine.wished(2, true);
  assert.deepEqual([...(await mine.wishes(server))], [2, 3], 'a film with a record leaves the watchlist');
});

test('a watchlist that could not be read is asked for again', async () => {
  const mine = new Mine(session());
  await assert.rejects(mine.wishes({ watchlist: async () => Promise.reject(new Error('offline')) }));
  assert.deepEqual([...(await mine.wishes(api({ items: [{ tmdbId: 7 }], next: null })))], [7]);
});
