import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const name = 'licences.txt';

/** Writes the licences of the packages whose code is in the bundle, as they ask for; `package.json` alone would miss what they bring. */
export function licences() {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap(({ modules: its = {} }) => Object.keys(its));
      const packages = new Set(modules.map(packageOf).filter(Boolean));
      // Sass leaves no modules in the bundle: of the styles only Bootstrap's are a package's.
      packages.add(join([...packages][0].replace(/([\\/]node_modules)[\\/].*$/, '$1'), 'bootstrap'));
      this.emitFile({ type: 'asset', fileName: name, source: noticesOf([...packages].sort()) });
    },
  };
}

/** The notices of packages, by their folders. */
export function noticesOf(folders) {
  return folders.map((folder) => {
    const { name: title, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    if (!file) throw new Error(`${title} must have a licence file, got none in ${folder}`);
    return `${title} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  }).join(`\n${'-'.repeat(72)}\n\n`);
}

function packageOf(id) {
  return /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id.replace(/^\0/, ''))?.[1];
}
