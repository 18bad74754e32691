const hint = 'mymovie.signedIn';
const out = 'mymovie.signedOut';
const asked = 'mymovie.asked';
const patience = 3;

/**
 * Who is signed in. Tokens live in memory alone; the local storage keeps the fact (not the proof) that this browser was
 * signed in. A tab that is new or loaded again then asks the sign-in service once without a prompt, as a redirect there and
 * back that leaves no trace in the history: the service's pages are of another site, whose cookies browsers do not send
 * from a frame. Signing out in one tab ends the session in all of them.
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
    globalThis.addEventListener?.('storage', ({ key }) => key === out && this.#user && this.#set(null));
  }

  get signedIn() {
    return this.#user !== null;
  }

  /** Goes to the sign-in service; it comes back to `/callback`. `place` is how far down the page was. */
  async signIn(returnTo = location.pathname + location.search, { silent = false, place = null } = {}) {
    const manager = await this.#oidc();
    const state = { returnTo, place };
    await manager.signinRedirect(silent ? { state, prompt: 'none', redirectMethod: 'replace' } : { state });
  }

  /** Answers whether the page is about to leave in order to sign in again without a prompt. */
  async resume() {
    if (!localStorage.getItem(hint)) return false;
    // Whoever comes back without an answer again and again (the service is down) goes on as a guest; an impatient reload does not.
    const times = Number(sessionStorage.getItem(asked) ?? 0);
    sessionStorage.removeItem(asked);
    if (times === patience) return false;
    sessionStorage.setItem(asked, String(times + 1));
    const { y, n } = globalThis.history?.state ?? {};
    return this.signIn(undefined, { silent: true, place: y === undefined ? null : { y, n } }).then(() => true, () => false);
  }

  /** Ends the redirect and answers where the user was: `{ to, place }`. */
  async complete(url) {
    const manager = await this.#oidc();
    sessionStorage.removeItem(asked);
    try {
      this.#set(await manager.signinRedirectCallback(url));
      return back(this.#user.state);
    } catch (failure) {
      if (failure.error !== 'login_required' && failure.error !== 'interaction_required') throw failure;
      localStorage.removeItem(hint);
      return back(failure.state);
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

  /** Forgets a token the API no longer takes; the sign-in service may know the user still. */
  expire() {
    this.#set(null);
  }

  know(me) {
    this.me = me;
    this.dispatchEvent(new Event('change'));
  }

  /** Ends the session in all tabs of this browser and at the sign-in service, which sends the user back to the front page. */
  async signOut() {
    const { signInDomain, clientId } = this.#config;
    await this.#manager?.revokeTokens(['refresh_token']).catch(() => {});
    await this.#manager?.removeUser();
    localStorage.removeItem(hint);
    localStorage.setItem(out, String(Date.now()));
    this.#set(null);
    const query = new URLSearchParams({ client_id: clientId, logout_uri: `${location.origin}/` });
    location.assign(`${signInDomain}/logout?${query}`);
  }

  #set(user) {
    this.#user = user;
    if (user) localStorage.setItem(hint, '1');
    else this.me = null;
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

const back = (state) => ({ to: inside(state?.returnTo), place: state?.place ?? null });

/** A path of this site, never another one: as the browser itself would read it. */
export function inside(path) {
  const { origin } = location;
  if (typeof path !== 'string' || !path.startsWith('/') || !URL.canParse(path, origin)) return '/me';
  const url = new URL(path, origin);
  return url.origin === origin && url.pathname !== '/callback' ? url.pathname + url.search + url.hash : '/me';
}
