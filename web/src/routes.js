/** Every page of the site: its path, its element, the file that brings it. The name is also its title's key. */
export const routes = [
  { name: 'home', path: '/', tag: 'home-page', load: () => import('./pages/home.js') },
  { name: 'list', path: '/u/:handle', tag: 'list-page', load: () => import('./pages/list.js') },
  { name: 'me', path: '/me', tag: 'me-page', load: () => import('./pages/me.js') },
  { name: 'search', path: '/search', tag: 'search-page', load: () => import('./pages/search.js') },
  { name: 'welcome', path: '/welcome', tag: 'welcome-page', load: () => import('./pages/welcome.js') },
  { name: 'random', path: '/random', tag: 'random-page', load: () => import('./pages/random.js') },
  { name: 'callback', path: '/callback', tag: 'callback-page', load: () => import('./pages/callback.js') },
  { name: 'terms', path: '/terms', tag: 'legal-page', load: () => import('./pages/legal.js') },
  { name: 'privacy', path: '/privacy', tag: 'legal-page', load: () => import('./pages/legal.js') },
];

export const notFound = { name: 'notFound', path: null, tag: 'not-found-page', load: () => import('./pages/not-found.js') };

/** The page of a path, with what the path says; a trailing slash is forgiven. */
export function match(pathname) {
  const parts = split(pathname);
  for (const route of routes) {
    const wanted = split(route.path);
    if (wanted.length !== parts.length) continue;
    const params = {};
    const fits = wanted.every((part, i) => (part.startsWith(':') ? (params[part.slice(1)] = parts[i]) : part === parts[i]));
    if (fits) return { route, params };
  }
  return { route: notFound, params: {} };
}

function split(path) {
  return path.split('/').filter(Boolean).map(decode);
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
