/** All pages come in one file: it packs better than many small ones and is there before the next page is asked for. */
export const loadPages = () => import('./pages/index.js');

/** Every page of the site: its path and its element. The name is also its title's key. */
export const routes = [
  { name: 'home', path: '/', tag: 'home-page' },
  { name: 'list', path: '/u/:handle', tag: 'list-page' },
  { name: 'stats', path: '/u/:handle/stats', tag: 'stats-page' },
  { name: 'following', path: '/u/:handle/following', tag: 'people-page' },
  { name: 'followers', path: '/u/:handle/followers', tag: 'people-page' },
  { name: 'feed', path: '/feed', tag: 'feed-page' },
  { name: 'film', path: '/film/:tmdbId', tag: 'film-page' },
  { name: 'profile', path: '/profile', tag: 'profile-page' },
  { name: 'me', path: '/me', tag: 'me-page' },
  { name: 'search', path: '/search', tag: 'search-page' },
  { name: 'welcome', path: '/welcome', tag: 'welcome-page' },
  { name: 'random', path: '/random', tag: 'random-page' },
  { name: 'callback', path: '/callback', tag: 'callback-page' },
  { name: 'terms', path: '/terms', tag: 'legal-page' },
  { name: 'privacy', path: '/privacy', tag: 'legal-page' },
];

export const notFound = { name: 'notFound', path: null, tag: 'not-found-page' };

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
