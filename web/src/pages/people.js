import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { describe, Problem } from '../problem.js';
import { failure } from '../components/failure.js';
import { waiting } from '../components/waiting.js';

/** Whom a user follows, or who follows them. */
class PeoplePage extends View {
  static properties = { params: { attribute: false }, route: { attribute: false }, people: { state: true }, next: { state: true }, problem: { state: true } };
  #shown;

  willUpdate() {
    const wanted = `${this.params.handle}/${this.route.name}`;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    Object.assign(this, { people: null, next: null });
    this.#more();
  }

  #more = async () => {
    this.problem = null;
    try {
      const page = await this.ctx.api.people(this.params.handle, this.route.name, { limit: 50, cursor: this.next });
      this.people = [...(this.people ?? []), ...page.items];
      this.next = page.next;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
  };

  render() {
    const { handle } = this.params;
    if (this.problem?.status === 404) return failure({ code: '404', title: t('list.nobody', { handle }), detail: t('list.nobody.detail') });
    if (this.problem) return failure({ title: describe(this.problem, t, has), retry: this.#more });
    if (!this.people) return waiting();
    return html`
      <h1 tabindex="-1">${t(`people.${this.route.name}`, { handle })}</h1>
      <p><a href="/u/${handle}">${t('people.back', { handle })}</a></p>
      ${this.people.length ? nothing : html`<p data-testid="empty">${t('people.nobody')}</p>`}
      <ul class="logs">${this.people.map((user) => html`<li data-testid="person"><a href="/u/${user.handle}">${user.nickname || `@${user.handle}`}</a><span>${t('count.films', { n: user.count })}</span></li>`)}</ul>
      ${this.next ? html`<p class="more"><button type="button" class="btn btn-quiet" data-testid="next" @click=${this.#more}>${t('list.next')}</button></p>` : nothing}
    `;
  }
}

customElements.define('people-page', PeoplePage);
