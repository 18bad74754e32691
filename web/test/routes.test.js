import assert from 'node:assert/strict';
import { test } from 'node:test';
import { match, routes } from '../src/routes.js';
import { inside } from '../src/session.js';

globalThis.location = { origin: 'https://mymovie.example' };

test('every path leads to its own page', () => {
  for (const route of routes) assert.equal(match(route.path.replace(/:\w+/, 'hanako')).route, route);
});

test('a handle is read from the path, a trailing slash is forgiven', () => {
  assert.deepEqual(match('/u/hanako/').params, { handle: 'hanako' });
  assert.deepEqual(match('/u/%E8%8A%B1').params, { handle: '花' });
});

test('an unknown or broken path is not found', () => {
  for (const path of ['/nowhere', '/u', '/u/a/b', '/me/entries', '/%E8%']) assert.equal(match(path).route.name, 'notFound', path);
});

test('after signing in nobody is led to another site', () => {
  assert.equal(inside('/u/hanako?sort=score'), '/u/hanako?sort=score');
  for (const path of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/callback?code=1', '/./callback', '/\t/evil.example', '/\n\\evil.example', '\u0001//evil.example', 'u/hanako', '//', 42, null, undefined]) assert.equal(inside(path), '/me');
});
