import { gzipSync } from 'node:zlib';

const limits = { first: 60_000, all: 120_000 };
const home = /[\\/]pages[\\/]home\.js$/;

/**
 * Prints what a reader of one language downloads for the first page, and for every page, and stops the build above 60 kB
 * and 120 kB gzipped. The sign-in library comes with the first page to whoever was signed in before, so it counts there.
 */
export function sizes() {
  return {
    name: 'sizes',
    apply: 'build',
    writeBundle(_, bundle) {
      const files = Object.values(bundle).filter(({ fileName }) => /\.(js|css)$/.test(fileName) && !/\b(en|legal\.en)-/.test(fileName));
      const bytes = (some) => some.reduce((sum, file) => sum + gzipSync(file.code ?? file.source).length, 0);
      const first = closure(bundle, files.filter((file) => file.isEntry || /\.css$|\bja-|oidc-client/.test(file.fileName) && !/legal/.test(file.fileName) || Object.keys(file.modules ?? {}).some((id) => home.test(id))));
      const sums = { first: bytes([...first]), all: bytes(files) };
      this.info(`scripts and styles, gzipped: ${sums.first} bytes of ${limits.first} for the first page, ${sums.all} of ${limits.all} for all`);
      for (const [name, sum] of Object.entries(sums))
        if (sum > limits[name]) this.error(`scripts and styles of ${name === 'first' ? 'the first page' : 'all pages'} must be at most ${limits[name]} bytes gzipped, got ${sum}: split or drop something`);
    },
  };
}

/** Files with all that they import at once. */
function closure(bundle, files) {
  const found = new Set(files);
  for (const file of found) for (const name of file.imports ?? []) if (bundle[name]) found.add(bundle[name]);
  return found;
}
