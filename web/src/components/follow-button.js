import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { describe, Problem } from '../problem.js';

/** Follows a user, or no longer; a guest is led to the sign-in. Nobody is offered to follow themselves: it waits until it is known whose list this is. */
class FollowButton extends View {
  static properties = { handle: {}, followed: { state: true }, busy: { state: true } };
  #asked;

  willUpdate() {
    const { me } = this.ctx.session;
    const wanted = me && me.handle !== this.handle ? this.handle : null;
    if (!wanted || wanted === this.#asked) return;
    this.#asked = wanted;
    this.followed = null;
    this.#try(async () => (this.followed = await this.ctx.api.follows(wanted)));
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
    if (!this.ctx.session.signedIn) return this.ctx.session.signIn();
    const { api } = this.ctx;
    if (this.busy) return;
    // A disabled button would lose the focus.
    this.busy = true;
    await this.#try(async () => {
      await (this.followed ? api.unfollow(this.handle) : api.follow(this.handle));
      this.followed = !this.followed;
      this.dispatchEvent(new CustomEvent('followed', { detail: this.followed ? 1 : -1 }));
    });
    this.busy = false;
  };

  render() {
    const { signedIn, me } = this.ctx.session;
    if (signedIn && (!me || me.handle === this.handle || this.followed == null)) return nothing;
    return html`<button type="button" class="btn ${this.followed ? 'btn-quiet' : 'btn-primary'}" data-testid="follow" aria-pressed=${this.followed ? 'true' : 'false'}
      aria-disabled=${this.busy ? 'true' : nothing} @click=${this.#toggle}>${t(this.followed ? 'action.unfollow' : 'action.follow')}</button>`;
  }
}

customElements.define('follow-button', FollowButton);
