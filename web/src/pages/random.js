import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { describe } from '../problem.js';
import { somebody } from '../model/somebody.js';
import { failure } from '../components/failure.js';
import { waiting } from '../components/waiting.js';

/** Leads to the list of somebody, anew each time. */
class RandomPage extends View {
  static properties = { problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#go();
  }

  async #go() {
    this.problem = null;
    try {
      const { handle } = await somebody(this.ctx.api);
      if (this.isConnected) this.ctx.router.go(`/u/${handle}`, { replace: true });
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (!this.problem) return waiting();
    const title = this.problem.status === 404 ? t('random.nobody') : describe(this.problem, t, has);
    return failure({ title, retry: () => this.#go() });
  }
}

customElements.define('random-page', RandomPage);
