import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { describe, Problem } from '../problem.js';

/** Puts a film on the watchlist or takes it off again; a guest is led to the sign-in. */
class WishButton extends View {
  static properties = { film: { attribute: false }, wished: { state: true }, busy: { state: true } };
  #asked;

  willUpdate() {
    const { me } = this.ctx.session;
    const wanted = me && this.film ? `${me.handle} ${this.film.tmdbId}` : null;
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    this.wished = undefined;
    if (wanted) this.#try(async () => {
      const wishes = await this.ctx.mine.wishes(this.ctx.api);
      if (this.#asked === wanted) this.wished = wishes.has(this.film.tmdbId);
    });
  }

  async #try(work) {
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.ctx.app.toast(describe(problem, t, has));
    }
  }

  #toggle = async () => {
    const { api, mine, session, app, router } = this.ctx;
    if (!session.signedIn) return session.signIn();
    if (!session.me) return router.go('/me');
    if (this.busy || this.wished === undefined) return;
    this.busy = true;
    await this.#try(async () => {
      const on = !this.wished;
      await (on ? api.wish(this.film.tmdbId) : api.unwish(this.film.tmdbId));
      mine.wished(this.film.tmdbId, on);
      this.wished = on;
      app.toast(t(on ? 'wish.added' : 'wish.removed', this.film));
    });
    this.busy = false;
  };

  render() {
    if (!this.film) return nothing;
    return html`<button type="button" class="btn btn-quiet" data-testid="wish" aria-pressed=${this.wished ? 'true' : 'false'} aria-label=${t('wish.label', this.film)}
      aria-disabled=${this.busy || (this.ctx.session.me && this.wished === undefined) ? 'true' : nothing} @click=${this.#toggle}><span aria-hidden="true">${this.wished ? '✓ ' : '＋ '}</span>${t('wish')}</button>`;
  }
}

customElements.define('wish-button', WishButton);
