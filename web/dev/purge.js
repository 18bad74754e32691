import { readFileSync, readdirSync } from 'node:fs';

const drawn = /^(stars|tint)-\d+$/;

/** A PostCSS plugin that leaves out what Bootstrap brings for classes no page uses. */
export function purge(src) {
  const words = new Set(
    readdirSync(src, { recursive: true })
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => readFileSync(new URL(name, src), 'utf8').match(/[\w-]+/g)),
  );
  const used = (selector) => (selector.match(/\.[a-z][\w-]*/gi) ?? []).every((name) => drawn.test(name.slice(1)) || words.has(name.slice(1)));
  return {
    postcssPlugin: 'purge',
    OnceExit(root) {
      root.walkRules((rule) => {
        const kept = rule.selectors.filter((selector) => used(selector.replace(/:not\([^)]*\)/g, '')));
        if (!kept.length) rule.remove();
        else if (kept.length < rule.selectors.length) rule.selectors = kept;
      });
    },
  };
}
