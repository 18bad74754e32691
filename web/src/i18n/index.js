const key = 'mymovie.lang';
const load = { ja: () => import('./ja.js'), en: () => import('./en.js') };
const changes = new EventTarget();
let current = 'ja';
let words = {};

export const languages = Object.keys(load);
export const lang = () => current;
export const onLanguage = (listener) => (changes.addEventListener('change', listener), () => changes.removeEventListener('change', listener));

/** The reader's own choice, else Japanese for a Japanese browser and English for the others. */
export function preferred(kept = localStorage.getItem(key), browser = navigator.language) {
  if (languages.includes(kept)) return kept;
  return !browser || browser.startsWith('ja') ? 'ja' : 'en';
}

export async function speak(next, keep = true) {
  words = (await load[next]()).default;
  current = next;
  if (keep) localStorage.setItem(key, next);
  document.documentElement.lang = next;
  changes.dispatchEvent(new Event('change'));
}

export const has = (name) => name in words;

/** A message; those with values are functions of them. */
export function t(name, values) {
  const message = words[name] ?? name;
  return typeof message === 'function' ? message(values) : message;
}
