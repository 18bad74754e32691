import { randomUUID } from 'node:crypto';

/** An OpenID provider that believes any name; a cookie remembers it, `prompt=none` asks the cookie alone. */
export function signInPages() {
  const codes = new Map();
  return (request, response, url) => {
    const { origin, pathname, searchParams: query } = url;
    const issuer = `${origin}/dev/oidc`;
    const known = /mock-user=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
    switch (pathname.slice('/dev/oidc'.length)) {
      case '/.well-known/openid-configuration':
        return send(response, { issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` });
      case '/authorize': {
        const user = query.get('user') ?? known;
        const back = new URL(query.get('redirect_uri'));
        back.searchParams.set('state', query.get('state'));
        if (!user && query.get('prompt') !== 'none') return page(response, query);
        if (user) {
          const code = randomUUID();
          codes.set(code, { user, nonce: query.get('nonce') });
          back.searchParams.set('code', code);
        } else back.searchParams.set('error', 'login_required');
        return response.writeHead(302, { location: back.href, ...(user && { 'set-cookie': `mock-user=${user}; HttpOnly; Path=/dev` }) }).end();
      }
      case '/token':
        return body(request).then((form) => {
          const { user, nonce } = codes.get(form.get('code')) ?? { user: form.get('refresh_token') };
          const now = Math.floor(Date.now() / 1000);
          const claims = { iss: issuer, sub: user, aud: 'mymovie-dev', client_id: 'mymovie-dev', nonce, iat: now, exp: now + 900 };
          send(response, { access_token: jwt(claims), id_token: jwt(claims), refresh_token: user, token_type: 'Bearer', expires_in: 900, scope: 'openid mymovie/api' });
        });
      case '/logout':
        return response.writeHead(302, { location: query.get('logout_uri'), 'set-cookie': 'mock-user=; Max-Age=0; Path=/dev' }).end();
      default:
        return response.writeHead(404).end();
    }
  };
}

function page(response, query) {
  const kept = [...query].map(([name, value]) => `<input type="hidden" name="${name}" value="${value.replaceAll('"', '&quot;')}">`).join('');
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><title>Sign in</title><form>${kept}<label>User <input name="user" value="hanako"></label> <button>Sign in</button></form>`);
}

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims) => `${part({ alg: 'RS256', kid: 'mock' })}.${part(claims)}.mock`;

function send(response, value) {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function body(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}
