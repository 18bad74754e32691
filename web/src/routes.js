const films = () => import('./pages/films.js');
const own = () => import('./pages/own.js');
const words = () => import('./pages/words.js');

/** Every page of the site: its path, its element and the file that brings it. The name is also its title's key. */
export const routes = [
  { name: 'home', path: '/', tag: 'home-page', load: () => import('./pages/home.js') },
  { name: 'list', path: '/u/:handle', tag: 'list-page', load: films },
  { name: 'diary', path: '/u/:handle/diary', tag: 'diary-page', load: films },
  { name: 'stats', path: '/u/:handle/stats', tag: 'stats-page', load: films },
  { name: 'following', path: '/u/:handle/following', tag: 'people-page', load: films },
  { name: 'followers', path: '/u/:handle/followers', tag: 'people-page', load: films },
  { name: 'people', path: '/people', tag: 'find-people-page', load: films },
  { name: 'film', path: '/film/:tmdbId', tag: 'film-page', load: films },
  { name: 'random', path: '/random', tag: 'random-page', load: films },
  { name: 'feed', path: '/feed', tag: 'feed-page', load: films },
  { name: 'watchlist', path: '/watchlist', tag: 'watchlist-page', load: films },
  { name: 'search', path: '/search', tag: 'search-page', load: films },
  { name: 'me', path: '/me', tag: 'me-page', load: own },
  { name: 'profile', path: '/profile', tag: 'profile-page', load: own },
  { name: 'account', path: '/account', tag: 'account-page', load: own },
  { name: 'tokens', path: '/tokens', tag: 'tokens-page', load: own },
  { name: 'import', path: '/import', tag: 'import-page', load: own },
  { name: 'imported', path: '/me/imports/:importId', tag: 'imported-page', load: own },
  { name: 'welcome', path: '/welcome', tag: 'welcome-page', load: own },
  { name: 'callback', path: '/callback', tag: 'callback-page', load: own },
  { name: 'about', path: '/about', tag: 'about-page', load: words },
  { name: 'contact', path: '/contact', tag: 'contact-page', load: words },
  { name: 'terms', path: '/terms', tag: 'legal-page', load: words },
  { name: 'privacy', path: '/privacy', tag: 'legal-page', load: words },
];

export const notFound = { name: 'notFound', path: null, tag: 'not-found-page', load: words };

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
