import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Session } from '../src/session.js';

const config = { authority: 'https://id.example', clientId: 'web', scope: 'openid mymovie/api', signInDomain: 'https://pages.example' };
let kept;
let went;

beforeEach(() => {
  kept = new Map();
  went = [];
  globalThis.sessionStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
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
  assert.deepEqual(went, [{ state: { returnTo: '/search?q=a' }, prompt: undefined }]);
  assert.equal(made[0].userStore.store.constructor.name, 'Memory');
  assert.equal(made[0].redirect_uri, 'https://mymovie.example/callback');
});

test('the redirect’s end signs in and leads back; only the fact is kept', async () => {
  const { session: guest } = session({ signinRedirectCallback: async () => user() });
  assert.equal(await guest.complete('https://mymovie.example/callback?code=1'), '/search?q=a');
  assert.ok(guest.signedIn);
  assert.equal(await guest.token(), 'access');
  assert.deepEqual([...kept.values()], ['1']);
});

test('after a reload the sign-in service is asked once, without a prompt', async () => {
  kept.set('mymovie.signedIn', '1');
  const { session: tab } = session();
  assert.equal(await tab.resume(), true);
  assert.equal(went[0].prompt, 'none');
  assert.equal(await session().session.resume(), false);
});

test('where it no longer knows the user, the page goes on for a guest', async () => {
  const refusal = Object.assign(new Error('login_required'), { error: 'login_required', state: { returnTo: '/u/hanako' } });
  const { session: tab } = session({ signinRedirectCallback: async () => { throw refusal; } });
  assert.equal(await tab.complete('https://mymovie.example/callback?error=login_required'), '/u/hanako');
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
  assert.deepEqual(went, ['https://pages.example/logout?client_id=web&logout_uri=https%3A%2F%2Fmymovie.example%2F']);
});
