import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joined } from '../src/model/archive.js';

test('the parts of an archive make one, in their order and without the cursor', () => {
  const first = { profile: { version: 1 }, identities: [{ issuer: 'https://a.example' }], entries: [{ tmdbId: 1 }, { tmdbId: 2 }], watchlist: [], next: 'c' };
  const last = { profile: { version: 2 }, identities: [], entries: [{ tmdbId: 3 }], watchlist: [{ tmdbId: 4 }], next: null };
  assert.deepEqual(joined([first, last]), {
    profile: { version: 2 }, identities: [{ issuer: 'https://a.example' }], entries: [{ tmdbId: 1 }, { tmdbId: 2 }, { tmdbId: 3 }], watchlist: [{ tmdbId: 4 }],
  });
});
