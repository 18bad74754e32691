import { MockApi } from './mock-api.js';
import { signInPages } from './mock-sign-in.js';
import { drawPoster } from './mock-poster.js';

const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'",
  "manifest-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].join('; ');

/**
 * The API, the sign-in service and the posters in memory, for work on the pages alone; nothing of it is shipped.
 * `npm run preview` serves the built pages under the policy of the real site.
 */
export function mockEstate() {
  const api = new MockApi();
  const serve = (strict) => (server) => {
    const pages = signInPages();
    server.middlewares.use(async (request, response, next) => {
      const url = new URL(request.url, `http://${request.headers.host}`);
      if (strict && !url.pathname.startsWith('/dev/')) response.setHeader('Content-Security-Policy', policy);
      if (url.pathname === '/config.json') return json(response, 200, config(url.origin));
      if (url.pathname.startsWith('/dev/oidc')) return pages(request, response, url);
      if (url.pathname.startsWith('/dev/posters/')) return drawPoster(response, url);
      if (url.pathname.startsWith('/api/v1')) return api.answer(request, response, url).catch(() => response.destroy());
      if (!/\.\w+$|^\/(@|src\/|node_modules\/)/.test(url.pathname)) request.url = '/index.html';
      next();
    });
  };
  return { name: 'mock-estate', apply: (_, { command }) => command === 'serve', configureServer: serve(false), configurePreviewServer: serve(true) };
}

const config = (origin) => ({
  authority: `${origin}/dev/oidc`,
  clientId: 'mymovie-dev',
  scope: 'openid mymovie/api',
  signInDomain: `${origin}/dev/oidc`,
  posters: `${origin}/dev/posters/`,
  stage: 'dev',
});

function json(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
