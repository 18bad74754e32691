// The scripts of the workflows, run as they stand: the hash that is verified, the account that is read, the CDK CLI.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../', import.meta.url));
const assembly = process.env.MYMOVIE_ASSEMBLY ?? join(root, 'cdk.out');
const scratch = mkdtempSync(join(tmpdir(), 'workflows-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const job = (file, name) => parse(readFileSync(join(root, '.github/workflows', file), 'utf8')).jobs[name];
const stepOf = (file, name, key) =>
  job(file, name).steps.find((step) => step.name === key) ?? assert.fail(`${file} has no step '${key}'`);

/** Runs a step as a runner does, in a folder; what it wrote to GITHUB_OUTPUT as a map. */
const run = (step, cwd, env) => {
  const output = join(cwd, 'github-output');
  rmSync(output, { force: true });
  writeFileSync(join(cwd, 'step.sh'), step.run);
  const { status, stderr } = spawnSync('bash', ['-e', 'step.sh'], {
    cwd,
    env: { ...process.env, ...env, GITHUB_OUTPUT: output },
    encoding: 'utf8',
  });
  const lines = existsSync(output) ? readFileSync(output, 'utf8').trim().split('\n') : [];
  return { status, stderr, outputs: Object.fromEntries(lines.map((line) => line.split(/=(.*)/))) };
};

const folder = (name) => {
  const made = join(scratch, name);
  mkdirSync(made);
  return made;
};
const pack = stepOf('build.yml', 'build', 'Pack');
const verify = stepOf('deploy-account.yml', 'deploy', 'Verify what was built');
const account = stepOf('deploy-account.yml', 'deploy', 'Read the account');
const cli = stepOf('deploy-account.yml', 'deploy', 'Fetch the CDK CLI');

const built = folder('built');
cpSync(assembly, join(built, 'cdk.out'), { recursive: true });
const packed = run(pack, built, { COMMIT: 'c0ffee' });

/** A fresh folder with the artifact in it, as the deploy job finds it. */
const downloaded = (name) => {
  const made = folder(name);
  cpSync(join(built, 'cdk.out.tar'), join(made, 'cdk.out.tar'));
  return made;
};

test('what was built is packed with its hash, the same one for equal files', () => {
  assert.equal(packed.status, 0, packed.stderr);
  assert.match(packed.outputs.sha256, /^[0-9a-f]{64}$/);
  assert.equal(packed.outputs.artifact, 'cdk.out-c0ffee');
  const again = folder('again');
  cpSync(assembly, join(again, 'cdk.out'), { recursive: true });
  assert.equal(run(pack, again, { COMMIT: 'c0ffee' }).outputs.sha256, packed.outputs.sha256);
});

test('what was built passes, and the CDK CLI alone reads it', () => {
  const there = downloaded('passes');
  const { status, stderr } = run(verify, there, { SHA256: packed.outputs.sha256 });
  assert.equal(status, 0, stderr);
  const stacks = execFileSync('node', [join(root, 'node_modules/aws-cdk/bin/cdk'), 'list', '--app', 'cdk.out', 'Prod/*'], {
    cwd: there,
    encoding: 'utf8',
  });
  assert.match(stacks, /^Prod\/Data \(Prod-Data\)$/m);
});

test('what was changed on the way is refused before it is unpacked', () => {
  const there = downloaded('tampered');
  appendFileSync(join(there, 'cdk.out.tar'), 'x');
  for (const SHA256 of [packed.outputs.sha256, '', '0'.repeat(64)]) {
    assert.notEqual(run(verify, there, { SHA256 }).status, 0);
    assert.ok(!existsSync(join(there, 'cdk.out')));
  }
});

/** Packs an assembly into which a poisoned build has written, with the hash that such a build would give. */
const poisoned = (name, change) => {
  const there = folder(name);
  cpSync(assembly, join(there, 'cdk.out'), { recursive: true });
  change(join(there, 'cdk.out'), (file, edit) => {
    const path = join(there, 'cdk.out', file);
    const json = JSON.parse(readFileSync(path, 'utf8'));
    edit(json);
    writeFileSync(path, JSON.stringify(json));
  });
  const { sha256 } = run(pack, there, { COMMIT: name }).outputs;
  rmSync(join(there, 'cdk.out'), { recursive: true });
  return run(verify, there, { SHA256: sha256 }).status;
};

test('an assembly that would make the CDK CLI run a program is refused', () => {
  const source = { executable: ['sh', '-c', 'curl example.com'] };
  assert.notEqual(poisoned('executable', (out) => writeFileSync(join(out, 'x.assets.json'), JSON.stringify({ files: { a: { source } } }))), 0);
  assert.notEqual(poisoned('docker', (out) => writeFileSync(join(out, 'x.assets.json'), JSON.stringify({ dockerImages: { a: {} } }))), 0);
  assert.notEqual(
    poisoned('legacy', (out, edit) => edit('manifest.json', (json) => (json.artifacts.Tree.metadata = { '/a': [{ type: 'aws:cdk:asset' }] }))),
    0,
  );
  assert.notEqual(
    poisoned('renamed', (out, edit) =>
      edit('manifest.json', (json) => (json.artifacts.a = { type: 'cdk:asset-manifest', properties: { file: 'hidden.json' } }))),
    0,
  );
  assert.equal(poisoned('nothing', () => {}), 0);
});

/** Output of the step for an estate.json, after an edit. */
const read = (environment, edit = () => {}, from = assembly) => {
  const there = mkdtempSync(join(scratch, 'estate-'));
  mkdirSync(join(there, 'cdk.out'));
  const estate = JSON.parse(readFileSync(join(from, 'estate.json'), 'utf8'));
  estate.accounts.forEach((one, index) => (one.id = `11111111111${index}`));
  edit(estate);
  writeFileSync(join(there, 'cdk.out/estate.json'), JSON.stringify(estate));
  const { status, stderr, outputs } = run(account, there, { ENVIRONMENT: environment });
  if (status !== 0) throw new Error(stderr);
  return outputs;
};

test('account, region, role and address of an environment are those of the assembly', () => {
  const estate = JSON.parse(readFileSync(join(assembly, 'estate.json'), 'utf8'));
  const crossing = readFileSync(join(root, 'app/src/main/java/jp/mymovie/app/settings/Crossing.java'), 'utf8');
  const [, suffix] = crossing.match(/DEPLOY_ROLE\(\s*Of\.ESTATE,\s*derived\(estate -> estate\.system\(\) \+ "([\w-]+)"\)/);
  for (const [index, { name, host, service }] of estate.accounts.entries()) {
    if (host === undefined) continue;
    assert.deepEqual(read(name.toLowerCase()), {
      account: `11111111111${index}`,
      region: estate.homeRegion,
      role: estate.system + suffix,
      service,
      stage: name,
      domain: host,
    });
  }
});

test('a second service is deployed by its account', () => {
  const grown = process.env.MYMOVIE_GROWN_ASSEMBLY;
  const edit = (estate) => {
    if (!grown) estate.accounts.push({ name: 'BooksProd', role: 'workload', service: 'books', stage: 'prod', host: 'books.mymovie.example' });
    estate.accounts.find(({ name }) => name === 'BooksProd').id = '222222222222';
  };
  assert.deepEqual(read('books-prod', edit, grown), {
    account: '222222222222',
    region: 'ap-northeast-1',
    role: 'mymovie-github-deploy',
    service: 'books',
    stage: 'BooksProd',
    domain: grown ? 'books.films-estate.dev' : 'books.mymovie.example',
  });
});

test('an account that nobody recorded, or that is none of a service, is refused', () => {
  assert.throws(() => read('prod', (estate) => estate.accounts.forEach((one) => (one.id = '000000000005'))), /is a sample/);
  assert.throws(() => read('nowhere'), /no stage of estate\.services runs in the account of environment nowhere/);
  assert.throws(() => read('log-archive'), /no stage of estate\.services/);
});

test('a value that is more than a name is refused', () => {
  const prod = (estate) => estate.accounts.find(({ name }) => name === 'Prod');
  for (const edit of [
    (estate) => (prod(estate).host = 'x.example\nrole=other'),
    (estate) => (prod(estate).host = 'x.example\n'),
    (estate) => (prod(estate).id = '1111'),
    (estate) => (prod(estate).service = '$(id)'),
    (estate) => (estate.system = 'x:role/'),
    (estate) => (estate.homeRegion = 'moon'),
  ]) {
    assert.throws(() => read('prod', edit), /unexpected value/);
  }
});

test('the CDK CLI of the deploy job is the one of the lock file, which needs nothing else', () => {
  const { version, integrity, dependencies, optionalDependencies, hasInstallScript } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  ).packages['node_modules/aws-cdk'];
  assert.deepEqual(cli.env, { VERSION: version, SHA512: integrity.replace('sha512-', '') });
  assert.deepEqual([dependencies, optionalDependencies, hasInstallScript], [undefined, undefined, undefined]);
});

test('a CDK CLI with another hash is refused before it is unpacked', () => {
  const there = folder('cli');
  const bin = join(there, 'bin');
  mkdirSync(bin);
  const npm = '#!/bin/sh\nmkdir package && echo other > package/x && tar -czf aws-cdk-1.0.0.tgz package && rm -r package\n';
  writeFileSync(join(bin, 'npm'), npm, { mode: 0o755 });
  const env = { PATH: `${bin}:${process.env.PATH}`, VERSION: '1.0.0' };
  assert.notEqual(run(cli, there, { ...env, SHA512: cli.env.SHA512 }).status, 0);
  assert.ok(!existsSync(join(there, 'package')));
  const SHA512 = execFileSync('bash', ['-c', 'openssl dgst -sha512 -binary aws-cdk-1.0.0.tgz | base64 --wrap=0'], { cwd: there, encoding: 'utf8' });
  // The file must stay: tar writes the time into it.
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\n', { mode: 0o755 });
  assert.equal(run(cli, there, { ...env, SHA512 }).status, 0);
});

test('the Maven wrapper refuses a distribution with another hash', async () => {
  const there = folder('wrapper');
  mkdirSync(join(there, '.mvn/wrapper'), { recursive: true });
  cpSync(join(root, 'mvnw'), join(there, 'mvnw'));
  const properties = readFileSync(join(root, '.mvn/wrapper/maven-wrapper.properties'), 'utf8');
  const [, file] = properties.match(/^distributionUrl=.*\/(apache-maven-[\d.]+-bin\.zip)$/m);
  assert.match(properties, /^distributionSha256Sum=[0-9a-f]{64}$/m);
  const server = createServer((request, response) => response.end('not the distribution'));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${server.address().port}/org/apache/maven/${file}`;
  writeFileSync(join(there, '.mvn/wrapper/maven-wrapper.properties'), properties.replace(/^distributionUrl=.*$/m, `distributionUrl=${url}`));
  const wrapper = spawn(join(there, 'mvnw'), ['-v'], { env: { ...process.env, MAVEN_USER_HOME: there, MVNW_REPOURL: '' } });
  let errors = '';
  wrapper.stderr.on('data', (data) => (errors += data));
  const status = await new Promise((ended) => wrapper.on('close', ended));
  server.close();
  assert.notEqual(status, 0);
  assert.match(errors, /Failed to validate Maven distribution SHA-256/);
});
