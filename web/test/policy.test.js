import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const src = new URL('../src/', import.meta.url);
const files = readdirSync(src, { recursive: true }).filter((name) => name.endsWith('.js')).map((name) => [name, readFileSync(new URL(name, src), 'utf8')]);

test('the page has no inline script, style or handler', () => {
  const page = readFileSync(new URL('../index.html', import.meta.url), 'utf8');
  assert.doesNotMatch(page, /<style|\sstyle=|\son\w+=/i);
  for (const [, attributes, text] of page.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
    assert.match(attributes, /src="/);
    assert.equal(text, '');
  }
});

test('no template writes a style, a handler or unescaped text', () => {
  for (const [name, text] of files) assert.doesNotMatch(text, /[\s"]style=|\son[a-z]+="|unsafe(HTML|SVG|Static)|innerHTML|document\.write|\beval\(/, name);
});

test('tokens are never written down or to the console', () => {
  for (const [name, text] of files) {
    assert.doesNotMatch(text, /console\.(log|debug|info)/, name);
    assert.doesNotMatch(text, /localStorage\.setItem\([^)]*(token|user)/i, name);
  }
});
