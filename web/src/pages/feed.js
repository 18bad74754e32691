import { html } from 'lit';
import { View } from '../view.js';
import { has, lang, t } from '../i18n/index.js';
import { describe, Problem } from '../problem.js';
import { unique } from '../model/window.js';
import { failure } from '../components/failure.js';
import { filmCard } from '../components/film-card.js';
import { signInFirst } from '../components/sign-in-first.js';
import { waiting } from '../components/waiting.js';

/** What those one follows have registered lately, newest first. */
class FeedPage extends View {
  static properties = { kept: { attribute: false }, items: { state: true }, next: { state: true }, problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    Object.assign(this, this.kept?.page);
    if (this.ctx.session.signedIn && !this.items) this.#more();
  }

  keep() {
    const { items, next } = this;
    return items && { items, next };
  }

  #more = async () => {
    this.problem = null;
    try {
      const page = await this.ctx.api.feed({ limit: 30, cursor: this.next });
      // A film registered meanwhile moves the pages: what was shown already is not shown twice.
      this.items = unique([...(this.items ?? []), ...page.items], ({ handle, entry }) => `${handle} ${entry.tmdbId}`);
      this.next = page.next;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.slug === 'no-profile') return this.ctx.router.go('/welcome', { replace: true });
      this.problem = problem;
    }
  };

  render() {
    if (!this.ctx.session.signedIn) return signInFirst(this.ctx);
    if (this.problem) return failure({ title: describe(this.problem, t, has), retry: this.#more });
    if (!this.items) return waiting();
    return html`
      <header class="user"><h1 tabindex="-1">${t('title.feed')}</h1></header>
      ${this.items.length || this.next
        ? html`<ul class="posters" data-testid="feed">${this.items.map((item) => this.#item(item))}</ul>`
        : html`<div class="state" data-testid="empty"><p>${t('feed.empty')}</p><p class="actions"><a class="btn btn-primary" href="/random">${t('home.random')}</a></p></div>`}
      ${this.next ? html`<p class="more"><button type="button" class="btn btn-quiet" data-testid="next" @click=${this.#more}>${t('list.next')}</button></p>` : ''}
    `;
  }

  #item({ handle, nickname, entry }) {
    const day = new Intl.DateTimeFormat(lang(), { dateStyle: 'medium' }).format(new Date(entry.registeredAt));
    return filmCard(entry, {
      level: 2,
      base: this.ctx.config.posters,
      by: html`<span class="film-by"><a href="/u/${handle}"><bdi>${nickname || `@${handle}`}</bdi></a> <time datetime=${entry.registeredAt}>${day}</time></span>`,
    });
  }
}

customElements.define('feed-page', FeedPage);
