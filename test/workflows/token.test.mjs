// Rules about who may ask AWS for credentials and what is deployed with them: every one holds, and a workflow that breaks it is seen.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { RULES, parsed } from './rules.mjs';

const folder = fileURLToPath(new URL('../../.github/workflows/', import.meta.url));
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }));

/** One text of one file is another; the text must be there. */
const broken = (name, from, to) =>
  files.map((file) => {
    if (file.name !== name) return file;
    const text = file.text.replace(from, to);
    assert.notEqual(text, file.text, `${name} has no '${from}'`);
    return { name, text };
  });
const added = (name, text) => [...files, { name, text }];
const write = 'permissions:\n      id-token: write\n';
const download = / {6}- uses: actions\/download-artifact.*\n.*\n.*\n/;

const CANARIES = {
  'only the deploy job may ask for a token': [
    broken('test.yml', 'contents: read', 'contents: read\n  id-token: write'),
    broken('build.yml', 'runs-on:', `${write}    runs-on:`),
    broken('build.yml', 'permissions:\n  contents: read\n', ''),
    broken('deploy.yml', 'uses: ./.github/workflows/test.yml', `${write}    uses: ./.github/workflows/test.yml`),
    broken('deploy.yml', 'contents: read\n\njobs', 'contents: read\n  id-token: write\n\njobs'),
    broken('rollback.yml', 'check:\n', `check:\n    ${write}`),
    added('other.yml', 'on: push\npermissions: write-all\njobs: {a: {runs-on: x, steps: []}}'),
    added('other.yml', 'on: push\njobs: {a: {runs-on: x, steps: []}}'),
    broken('deploy-account.yml', 'deploy:\n', `early:\n    ${write}    steps: []\n  deploy:\n`),
  ],
  'the deploy job asks for nothing but the token': [
    broken('deploy-account.yml', '      id-token: write', '      id-token: write\n      packages: write'),
    broken('deploy-account.yml', '    permissions:\n      id-token: write\n', ''),
  ],
  'no secret is passed on': [
    broken('deploy.yml', 'prod:\n', 'prod:\n    secrets: inherit\n'),
    broken('build.yml', 'npm ci --ignore-scripts', 'npm ci --ignore-scripts\n        env: {A: "${{ secrets.A }}"}'),
  ],
  'the deploy job checks nothing out': [
    broken('deploy-account.yml', 'steps:\n', `steps:\n      - uses: actions/checkout@${'0'.repeat(40)}\n`),
    broken('deploy-account.yml', 'npm pack', 'git fetch origin\n          npm pack'),
  ],
  'the deploy job builds nothing': [
    broken('deploy-account.yml', 'npm pack', 'npm ci\n          npm pack'),
    broken('deploy-account.yml', 'node package/bin/cdk', 'npx cdk'),
    broken('deploy-account.yml', 'npm pack', './mvnw package\n          npm pack'),
    broken('deploy-account.yml', 'npm pack', './mymovie synth\n          npm pack'),
  ],
  'the deploy job uses three actions, pinned by commit': [
    broken('deploy-account.yml', /download-artifact@\S+/, 'download-artifact@v8'),
    broken('deploy-account.yml', 'steps:\n', `steps:\n      - uses: actions/setup-node@${'0'.repeat(40)}\n`),
  ],
  'the hash is verified before anything of the artifact is used': [
    broken('deploy-account.yml', 'sha256sum --check --strict', 'cat'),
    broken('deploy-account.yml', 'sha256sum --check --strict', 'sha256sum --check --strict || true'),
    broken('deploy-account.yml', 'SHA256: ${{ inputs.sha256 }}', 'SHA256: ${{ github.sha }}'),
    broken('deploy-account.yml', '- name: Verify', '- run: tar -xf cdk.out.tar\n      - name: Verify'),
    broken('deploy-account.yml', download, ''),
    broken('deploy-account.yml', 'echo "$SHA256', 'tar -xf cdk.out.tar\n          echo "$SHA256'),
  ],
  'credentials come after everything is verified and fetched': [
    broken('deploy-account.yml', 'node package', 'npm pack x\n          node package'),
    broken('deploy-account.yml', 'run: node package', 'run: tar -xf y && node package'),
  ],
  'every deployment gets artifact and hash from the build job of its run': [
    broken('deploy.yml', /(prod\n.*artifact: ).*/s, '$1other'),
    broken('deploy.yml', 'needs: [build, stg]', 'needs: [stg]'),
    broken('rollback.yml', 'needs.build.outputs.sha256', 'inputs.sha256'),
    broken('deploy.yml', 'needs.build.outputs.sha256', 'needs.again.outputs.sha256'),
  ],
  'what is called build is build.yml': [
    broken('deploy.yml', './.github/workflows/build.yml', './.github/workflows/test.yml'),
    broken('rollback.yml', './.github/workflows/build.yml', './.github/workflows/other.yml'),
  ],
  'prod follows stg and the tests': [
    broken('deploy.yml', 'needs: [build, stg]', 'needs: [build]'),
    broken('deploy.yml', 'needs: [test, build]', 'needs: [build]'),
  ],
  'a roll-back waits behind no approval': [
    broken('deploy.yml', 'jobs:', 'concurrency: deploy\n\njobs:'),
    broken('rollback.yml', 'jobs:', 'concurrency: deploy\n\njobs:'),
    broken('deploy-account.yml', '${{ github.workflow }}-', 'deploy-'),
    broken('deploy-account.yml', 'cancel-in-progress: false', 'cancel-in-progress: true'),
  ],
};

test('every rule has its canaries', () => {
  assert.deepEqual(Object.keys(CANARIES), Object.keys(RULES));
});

for (const [rule, finds] of Object.entries(RULES)) {
  test(rule, () => assert.deepEqual(finds(parsed(files)), []));

  CANARIES[rule].forEach((canary, index) => {
    test(`${rule}: canary ${index + 1} is seen`, () => assert.notDeepEqual(finds(parsed(canary)), []));
  });
}
