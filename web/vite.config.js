import { defineConfig } from 'vite';
import { mockEstate } from './dev/mock.js';
import { sizes } from './dev/sizes.js';

export default defineConfig({
  plugins: [mockEstate(), sizes()],
  // The site's policy allows neither inline script nor inline style: nothing may be inlined.
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  css: {
    preprocessorOptions: {
      // Bootstrap 5 is written with @import; its own deprecations are not ours to fix.
      scss: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'] },
    },
  },
});
