import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Session } from '../src/session.js';

const config = { authority: 'https://id.example', clientId: 'web', scope: 'openid mymovie/api', signInDomain: 'https://pages.example' };
let kept;
let browser;
let went;

const storage = (map) => ({ getItem: (key) => map.get(key) ?? null, setItem: (key, value) => map.set(key, value), removeItem: (key) => map.delete(key) });

beforeEach(() => {
  kept = new Map();
  browser = new Map();
  went = [];
  globalThis.sessionStorage = storage(kept);
  globalThis.localStorage = storage(browser);
  globalThis.location = { origin: 'https://mymovie.example', pathname: '/search', search: '?q=a', assign: (url) => went.push(url) };
});

const user = (more) => ({ access_token: 'access', expires_in: 900, state: { returnTo: '/search?q=a' }, ...more });

function session(manager) {
  const made = [];
  class UserManager {
    constructor(settings) {
      made.push(settings);
      Object.assign(this, { removeUser: async () => {}, revokeTokens: async () => {}, signinRedirect: async (args) => went.push(args) }, manager);
    }
  }
  class Store {
    constructor(args) {
      this.store = args?.store;
    }
  }
  return { made, session: new Session(config, async () => ({ UserManager, WebStorageStateStore: Store, InMemoryWebStorage: class Memory {} })) };
}

test('signing in remembers where the user was and keeps the tokens in memory', async () => {
  const { made, session: guest } = session();
  await guest.signIn();
  assert.deepEqual(went, [{ state: { returnTo: '/search?q=a', place: null } }]);
  assert.equal(made[0].userStore.store.constructor.name, 'Memory');
  assert.equal(made[0].redirect_uri, 'https://mymovie.example/callback');
});

test('the redirect’s end signs in and leads back; only the fact is kept', async () => {
  const { session: guest } = session({ signinRedirectCallback: async () => user() });
  assert.deepEqual(await guest.complete('https://mymovie.example/callback?code=1'), { to: '/search?q=a', place: null });
  assert.ok(guest.signedIn);
  assert.equal(await guest.token(), 'access');
  assert.deepEqual([[...kept], [...browser.values()]], [[], ['1']]);
});

test('a tab that is new or loaded again asks the sign-in service, without a prompt and without a trace in the history', async () => {
  browser.set('mymovie.signedIn', '1');
  globalThis.history = { state: { key: 'a', y: 1234, n: 180 } };
  const { session: tab } = session();
  assert.equal(await tab.resume(), true);
  assert.deepEqual(went, [{ state: { returnTo: '/search?q=a', place: { y: 1234, n: 180 } }, prompt: 'none', redirectMethod: 'replace' }]);
  delete globalThis.history;
});

test('a browser nobody signed in with is not sent anywhere', async () => {
  assert.equal(await session().session.resume(), false);
  assert.deepEqual(went, []);
});

test('whoever comes back three times without an answer goes on as a guest', async () => {
  browser.set('mymovie.signedIn', '1');
  const answers = [];
  for (let i = 0; i < 5; i++) answers.push(await session().session.resume());
  assert.deepEqual(answers, [true, true, true, false, true]);
});

test('tabs that open at once are all signed in: one does not take the mark from another', async () => {
  browser.set('mymovie.signedIn', '1');
  assert.equal(await session().session.resume(), true);
  globalThis.sessionStorage = storage(new Map());
  assert.equal(await session().session.resume(), true);
});

test('an expired session keeps the mark, since the sign-in service may know the user still', async () => {
  const { session: tab } = session({ signinRedirectCallback: async () => user() });
  await tab.complete('');
  tab.expire();
  assert.equal(tab.signedIn, false);
  assert.equal(browser.get('mymovie.signedIn'), '1');
});

test('signing out in one tab ends the session in the others', async () => {
  let told;
  globalThis.addEventListener = (name, listener) => (told = name === 'storage' ? listener : told);
  const { session: other } = session({ signinRedirectCallback: async () => user() });
  delete globalThis.addEventListener;
  await other.complete('');
  told({ key: 'mymovie.lang' });
  assert.ok(other.signedIn);
  told({ key: 'mymovie.signedOut' });
  assert.equal(other.signedIn, false);
});

test('where it no longer knows the user, the page goes on for a guest', async () => {
  const refusal = Object.assign(new Error('login_required'), { error: 'login_required', state: { returnTo: '/u/hanako' } });
  const { session: tab } = session({ signinRedirectCallback: async () => { throw refusal; } });
  browser.set('mymovie.signedIn', '1');
  assert.equal((await tab.complete('https://mymovie.example/callback?error=login_required')).to, '/u/hanako');
  assert.equal(browser.size, 0, 'the next tab does not ask again');
  assert.equal(tab.signedIn, false);
});

test('a token about to end is renewed; where that fails the user has to sign in again', async () => {
  const renewing = session({ signinRedirectCallback: async () => user({ expires_in: 5, refresh_token: 'r' }), signinSilent: async () => user({ access_token: 'new' }) }).session;
  await renewing.complete('');
  assert.equal(await renewing.token(), 'new');
  const ended = session({ signinRedirectCallback: async () => user({ expires_in: 5, refresh_token: 'r' }), signinSilent: async () => { throw new Error('revoked'); } }).session;
  await ended.complete('');
  assert.equal(await ended.token(), null);
  assert.equal(ended.signedIn, false);
});

test('signing out ends the session at the sign-in service too', async () => {
  const { session: tab } = session({ signinRedirectCallback: async () => user() });
  await tab.complete('');
  await tab.signOut();
  assert.equal(tab.signedIn, false);
  assert.equal(kept.size, 0);
  assert.deepEqual([...browser.keys()], ['mymovie.signedOut']);
  assert.deepEqual(went, ['https://pages.example/logout?client_id=web&logout_uri=https%3A%2F%2Fmymovie.example%2F']);
});
