const hint = 'mymovie.signedIn';

/**
 * Who is signed in. Tokens live in memory alone; the session storage keeps the redirect's state and verifier, and the
 * fact (not the proof) that this tab was signed in. After a reload the sign-in service, which remembers its user in a
 * cookie of its own, is asked once without a prompt: its page may not be framed, so this is a redirect there and back.
 */
export class Session extends EventTarget {
  #config;
  #manager;
  #user = null;
  #load;
  me = null;

  constructor(config, load = () => import('oidc-client-ts')) {
    super();
    this.#config = config;
    this.#load = load;
  }

  get signedIn() {
    return this.#user !== null;
  }

  /** Goes to the sign-in service; it comes back to `/callback`. */
  async signIn(returnTo = location.pathname + location.search, prompt) {
    const manager = await this.#oidc();
    await manager.signinRedirect({ state: { returnTo }, prompt });
  }

  /** Answers whether the page is about to leave in order to sign in again without a prompt. */
  async resume() {
    if (!sessionStorage.getItem(hint)) return false;
    sessionStorage.removeItem(hint);
    return this.signIn(undefined, 'none').then(() => true, () => false);
  }

  /** Ends the redirect and answers where the user was. */
  async complete(url) {
    const manager = await this.#oidc();
    try {
      this.#set(await manager.signinRedirectCallback(url));
      return inside(this.#user.state?.returnTo);
    } catch (failure) {
      if (failure.error !== 'login_required' && failure.error !== 'interaction_required') throw failure;
      return inside(failure.state?.returnTo);
    }
  }

  /** The access token, renewed when it is about to end; null when the user has to sign in again. */
  async token() {
    if (!this.#user) return null;
    if (this.#user.expires_in === undefined || this.#user.expires_in > 20) return this.#user.access_token;
    const renewed = this.#user.refresh_token ? await this.#manager.signinSilent().catch(() => null) : null;
    this.#set(renewed);
    return renewed?.access_token ?? null;
  }

  /** Forgets a token the API no longer takes. */
  expire() {
    this.#set(null);
  }

  know(me) {
    this.me = me;
    this.dispatchEvent(new Event('change'));
  }

  /** Ends the session here and at the sign-in service, which sends the user back to the front page. */
  async signOut() {
    const { signInDomain, clientId } = this.#config;
    await this.#manager?.revokeTokens(['refresh_token']).catch(() => {});
    await this.#manager?.removeUser();
    this.#set(null);
    const query = new URLSearchParams({ client_id: clientId, logout_uri: `${location.origin}/` });
    location.assign(`${signInDomain}/logout?${query}`);
  }

  #set(user) {
    this.#user = user;
    if (user) sessionStorage.setItem(hint, '1');
    else {
      sessionStorage.removeItem(hint);
      this.me = null;
    }
    this.dispatchEvent(new Event('change'));
  }

  async #oidc() {
    if (this.#manager) return this.#manager;
    const { UserManager, WebStorageStateStore, InMemoryWebStorage } = await this.#load();
    this.#manager = new UserManager({
      authority: this.#config.authority,
      client_id: this.#config.clientId,
      scope: this.#config.scope,
      redirect_uri: `${location.origin}/callback`,
      response_type: 'code',
      automaticSilentRenew: false,
      userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
      stateStore: new WebStorageStateStore({ store: sessionStorage }),
    });
    return this.#manager;
  }
}

/** A path of this site, never another one. */
export function inside(path) {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) && !path.startsWith('/callback') ? path : '/me';
}
