import { defineConfig } from 'vite';
import { apiPage } from './dev/api-page.js';
import { licences } from './dev/licences.js';
import { mockEstate } from './dev/mock.js';
import { purge } from './dev/purge.js';
import { sizes } from './dev/sizes.js';

export default defineConfig(({ command }) => ({
  plugins: [mockEstate(), apiPage(), licences(), sizes()],
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    // The site's policy allows neither inline script nor inline style: nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  css: {
    postcss: { plugins: command === 'build' ? [purge(new URL('src/', import.meta.url))] : [] },
    preprocessorOptions: {
      // Bootstrap 5 is written with @import; its own deprecations are not ours to fix.
      scss: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'] },
    },
  },
}));
