import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { contract, page } from '../dev/api-page.js';

const document = parse(readFileSync(contract, 'utf8'));
const html = page(document, ['assets/index-x.css']);
const plain = (text) => text.replaceAll(/<[^>]+>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const deref = (node) => (node?.$ref ? deref(node.$ref.slice(2).split('/').reduce((found, name) => found[name], document)) : node);
const all = (text, pattern) => [...text.matchAll(pattern)].map((found) => plain(found[1]));

/** What the page says, read back out of it. */
const said = Object.fromEntries([...html.matchAll(/<section id="(\w+)">(.*?)<\/section>/gs)].map(([, id, text]) => [id, {
  call: plain(/<h3>(.*?)<\/h3>/.exec(text)[1]),
  summary: plain(/<p>(.*?)<\/p>/s.exec(text)[1]),
  access: plain(/<p>Access: (.*?)<\/p>/.exec(text)[1]),
  parameters: all(text, /<li><code>([^<]*)<\/code> in /g),
  bodies: all(text, /<p>Body <code>(.*?)<\/code>/g),
  statuses: all(text, /<dt>(\d+)<\/dt>/g),
}]));

/** The same out of the contract. */
const promised = Object.fromEntries(Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).filter(([method]) => method !== 'parameters').map(([method, operation]) => [operation.operationId, {
    call: `${method.toUpperCase()} ${path}`,
    summary: operation.summary.replaceAll('`', ''),
    access: operation.security
      ? operation.security.map((one) => Object.entries(one).map(([name, scopes]) => `${name} ${scopes.join(' ')}`).join(' ')).join(' or ') || 'anybody'
      : 'signIn mymovie/api',
    parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) => deref(one).name),
    bodies: Object.keys(deref(operation.requestBody)?.content ?? {}),
    statuses: Object.keys(operation.responses),
  }])));

test('the page says of every operation what the contract says, and of no other', () => {
  assert.ok(Object.keys(promised).length > 30);
  assert.deepEqual(said, promised);
});

test('the page has every schema as the contract has it', () => {
  const schemas = Object.fromEntries([...html.matchAll(/<h3 id="schema-(\w+)">\w+<\/h3>\n<pre>(.*?)<\/pre>/gs)].map(([, name, text]) => [name, JSON.parse(plain(text))]));
  assert.deepEqual(schemas, document.components.schemas);
});

test('the page has what is said of all of them', () => {
  const text = plain(html);
  for (const line of document.info.description.split('\n').filter((one) => one.trim())) {
    assert.ok(text.includes(line.replace(/^- /, '').replaceAll('`', '').trim()), line);
  }
  for (const scheme of Object.values(document.components.securitySchemes)) assert.ok(text.includes(scheme.description.replaceAll('`', '')));
  assert.ok(html.includes('href="/assets/index-x.css"'));
});

test('the policy of the site lets it be shown: neither script nor style inside', () => {
  assert.doesNotMatch(html, /<script|<style|\sstyle=|\son\w+=/i);
  assert.match(page({ ...document, info: { ...document.info, title: '<script>alert(1)</script>' } }), /&lt;script&gt;/);
});

test('every link on the page leads somewhere', () => {
  for (const [, name] of html.matchAll(/href="#([\w-]+)"/g)) assert.ok(html.includes(`id="${name}"`), name);
});
