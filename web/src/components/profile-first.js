import { html } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { describe, Problem } from '../problem.js';
import { failure } from './failure.js';
import { signInFirst } from './sign-in-first.js';
import { waiting } from './waiting.js';

/** What stands on a personal page of somebody who is not signed in or whose profile is not known yet; null for all others. */
export function profileFirst(ctx) {
  if (!ctx.session.signedIn) return signInFirst(ctx);
  return ctx.session.me ? null : html`<profile-first .ctx=${ctx}></profile-first>`;
}

/** Asks for the profile; who has none is led to choosing a handle and back. A failed answer is not a missing profile. */
class ProfileFirst extends View {
  static properties = { problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#ask();
  }

  #ask = async () => {
    const { api, session, router } = this.ctx;
    this.problem = null;
    try {
      session.know(await api.me());
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.slug === 'no-profile') router.go(`/welcome?${new URLSearchParams({ to: location.pathname + location.search })}`, { replace: true });
      else this.problem = problem;
    }
  };

  render() {
    return this.problem ? failure({ title: describe(this.problem, t, has), retry: this.#ask }) : waiting();
  }
}

customElements.define('profile-first', ProfileFirst);
