// Renews handlers.txt: what CloudFormation's handlers call, from the resource schemas that AWS publishes
// (https://schema.cloudformation.us-east-1.amazonaws.com/CloudformationSchema.zip, unpacked into a folder).
// usage: node policy/handlers.mjs <folder of schemas> <the schemas' date> [type …], by default the types of the file.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('src/main/resources/jp/mymovie/policy/rehearse/handlers.txt', import.meta.url));
const [folder, date, ...named] = process.argv.slice(2);
const before = existsSync(file)
  ? readFileSync(file, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(' ')[0])
  : [];
const types = [...new Set(named.length ? [...before, ...named] : before)].sort();
const lines = [
  '# Permissions of CloudFormation\'s handlers by type and operation, from the resource schemas that AWS publishes.',
  `# Schemas of ${date}; renewed by policy/handlers.mjs. A line is a type, an operation and the actions; a type without`,
  '# handlers in its schema has the one line "none", and calls.txt beside this file has what it calls.',
];
for (const type of types) {
  const schema = `${folder}/${type.toLowerCase().replaceAll('::', '-')}.json`;
  const handlers = existsSync(schema) ? JSON.parse(readFileSync(schema, 'utf8')).handlers : undefined;
  if (!handlers) {
    lines.push(`${type} none`);
    continue;
  }
  for (const operation of ['create', 'read', 'update', 'delete']) {
    const actions = [...new Set(handlers[operation]?.permissions ?? [])].map((action) => action.trim()).sort();
    if (actions.length) {
      lines.push(`${type} ${operation} ${actions.join(' ')}`);
    }
  }
}
writeFileSync(file, `${lines.join('\n')}\n`);
