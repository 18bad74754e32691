import { gzipSync } from 'node:zlib';

const limit = 60_000;

/** Prints what a reader who sees every page in one language downloads, and stops the build above 60 kB gzipped. */
export function sizes() {
  return {
    name: 'sizes',
    apply: 'build',
    writeBundle(_, bundle) {
      const rows = Object.values(bundle)
        .filter(({ fileName }) => /\.(js|css)$/.test(fileName) && !/\ben-/.test(fileName))
        .map((file) => [file.fileName, gzipSync(file.code ?? file.source).length]);
      const total = rows.reduce((sum, [, bytes]) => sum + bytes, 0);
      this.info(`scripts and styles: ${total} bytes gzipped of ${limit}`);
      if (total > limit) this.error(`scripts and styles must be at most ${limit} bytes gzipped, got ${total}: split or drop something`);
    },
  };
}
