import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { describe, Problem } from '../problem.js';
import { handleOf } from '../model/fields.js';
import { unique } from '../model/window.js';
import { failure } from '../components/failure.js';
import { waiting } from '../components/waiting.js';

/** Whom a user follows, or who follows them. */
class PeoplePage extends View {
  static properties = { params: { attribute: false }, route: { attribute: false }, people: { state: true }, next: { state: true }, problem: { state: true } };
  #shown;

  willUpdate() {
    const wanted = `${this.handle}/${this.route.name}/${this.own}`;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    Object.assign(this, { people: null, next: null });
    this.#more();
  }

  get handle() {
    return handleOf(this.params.handle);
  }

  get own() {
    return this.ctx.session.me?.handle === this.handle;
  }

  #more = async () => {
    this.problem = null;
    try {
      const part = { limit: 50, cursor: this.next };
      // One's own is asked for as oneself: a hidden list looks to others as if it were not there.
      const page = await (this.own && this.route.name === 'following' ? this.ctx.api.myFollowing(part) : this.ctx.api.people(this.handle, this.route.name, part));
      this.people = unique([...(this.people ?? []), ...page.items], ({ handle }) => handle);
      this.next = page.next;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
  };

  render() {
    const { handle } = this;
    if (this.problem?.status === 404) return failure({ code: '404', title: t('list.nobody', { handle }), detail: t('list.nobody.detail') });
    if (this.problem) return failure({ title: describe(this.problem, t, has), retry: this.#more });
    if (!this.people) return waiting();
    return html`
      <h1 tabindex="-1">${t(`people.${this.route.name}`, { handle })}</h1>
      <p><a href="/u/${handle}">${t('people.back', { handle })}</a> · <a href="/people">${t('title.people')}</a></p>
      ${this.people.length ? nothing : html`<p data-testid="empty">${t('people.nobody')}</p>`}
      <ul class="logs">${this.people.map((user) => html`<li data-testid="person"><a href="/u/${user.handle}"><bdi>${user.nickname || `@${user.handle}`}</bdi></a><span class="nowrap">${t('count.films', { n: user.count })}</span></li>`)}</ul>
      ${this.next ? html`<p class="more"><button type="button" class="btn btn-quiet" data-testid="next" @click=${this.#more}>${t('list.next')}</button></p>` : nothing}
    `;
  }
}

customElements.define('people-page', PeoplePage);
