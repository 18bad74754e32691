import { html } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { describe } from '../problem.js';
import { failure } from '../components/failure.js';
import { signInFirst } from '../components/sign-in-first.js';
import { waiting } from '../components/waiting.js';

/** The way to one's own list, or to choosing a handle first. */
class MePage extends View {
  static properties = { problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    if (this.ctx.session.signedIn) this.#go();
  }

  async #go() {
    this.problem = null;
    const { session, api, router } = this.ctx;
    try {
      if (!session.me) session.know(await api.me());
      router.go(`/u/${session.me.handle}`, { replace: true });
    } catch (problem) {
      if (problem.slug === 'no-profile') router.go('/welcome', { replace: true });
      else this.problem = problem;
    }
  }

  render() {
    if (!this.ctx.session.signedIn) return signInFirst(this.ctx);
    if (this.problem) return failure({ title: describe(this.problem, t, has), retry: () => this.#go() });
    return html`${waiting()}`;
  }
}

customElements.define('me-page', MePage);
