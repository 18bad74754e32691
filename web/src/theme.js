const key = 'mymovie.theme';
export const themes = ['auto', 'light', 'dark'];
const dark = matchMedia('(prefers-color-scheme: dark)');

export function theme() {
  const kept = localStorage.getItem(key);
  return themes.includes(kept) ? kept : 'auto';
}

/** Bootstrap reads one attribute; `auto` follows the system as it changes. */
export function applyTheme(next = theme()) {
  localStorage.setItem(key, next);
  document.documentElement.dataset.bsTheme = next === 'auto' ? (dark.matches ? 'dark' : 'light') : next;
}

dark.addEventListener('change', () => applyTheme());
