import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { noticesOf } from '../dev/licences.js';

const folder = (name) => fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));
const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

test('every package of the pages brings its licence', () => {
  const text = noticesOf(Object.keys(dependencies).map(folder));
  for (const name of Object.keys(dependencies)) assert.match(text, new RegExp(`^${name} \\d`, 'm'));
  for (const words of ['Redistributions in binary form must reproduce', 'The above copyright notice and this permission notice', 'Apache License'])
    assert.ok(text.includes(words), words);
});

test('a package without a licence stops the build', () => {
  assert.throws(() => noticesOf([fileURLToPath(new URL('..', import.meta.url))]), /must have a licence file/);
});
