import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { handleOf } from '../model/fields.js';
import { describe, Problem } from '../problem.js';
import { append, groups, orders, place } from '../model/groups.js';
import { failure } from '../components/failure.js';
import { filmCard, filmSkeleton } from '../components/film-card.js';
import { groupHeading } from '../components/group-heading.js';
import { userHeading } from '../components/user-heading.js';
import { listTabs } from '../components/list-tabs.js';
import '../components/follow-button.js';
import '../components/score-dialog.js';

const limit = 60;

/** Anyone's films in three orders; the owner may change them. Further pages come as the reader nears the end. */
class ListPage extends View {
  static properties = {
    params: { attribute: false },
    query: { attribute: false },
    user: { state: true },
    entries: { state: true },
    next: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  #loading;
  #shown;
  #observer = new IntersectionObserver(([seen]) => seen.isIntersecting && this.#more(), { rootMargin: '0px 0px 600px' });

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#loading?.abort();
    this.#observer.disconnect();
  }

  get sort() {
    const sort = this.query.get('sort');
    return orders.includes(sort) ? sort : 'score';
  }

  get handle() {
    return handleOf(this.params.handle);
  }

  get own() {
    return this.ctx.session.me?.handle === this.handle;
  }

  willUpdate() {
    const wanted = `${this.handle}?${this.sort}&${this.query.get('cursor') ?? ''}&${this.own}`;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    if (this.user?.handle !== this.handle) this.user = null;
    this.#load();
  }

  updated() {
    const link = this.querySelector('.more a');
    this.#observer.disconnect();
    if (link && !this.busy && !this.problem) this.#observer.observe(link);
  }

  async #load() {
    Object.assign(this, { entries: null, next: null, problem: null });
    await this.#fetch(this.query.get('cursor'), async (signal) => {
      if (!this.user) {
        this.user = await (this.own ? this.ctx.api.me(signal) : this.ctx.api.user(this.handle, signal));
        this.ctx.app.name(t('list.title', { name: this.user.nickname || this.user.handle }));
      }
    });
  }

  async #more() {
    if (this.next && !this.busy) await this.#fetch(this.next);
  }

  async #fetch(cursor, first) {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    this.busy = true;
    this.problem = null;
    const wanted = { sort: this.sort, order: 'desc', limit, cursor };
    try {
      const [page] = await Promise.all([
        this.own ? this.ctx.api.myEntries(wanted, signal) : this.ctx.api.entries(this.handle, wanted, signal),
        first?.(signal),
      ]);
      this.entries = append(this.entries ?? [], page.items);
      this.next = page.next ?? null;
      if (this.user) this.user = { ...this.user, count: page.count ?? this.user.count };
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      if (!(failure instanceof Problem)) throw failure;
      if (failure.status === 400 && this.query.get('cursor')) return this.ctx.router.go(`/u/${this.handle}?sort=${this.sort}`, { replace: true });
      this.problem = failure;
    }
    this.busy = false;
  }

  #edit = (entry) => this.querySelector('score-dialog').open(entry, entry);

  #saved({ detail }) {
    this.entries = place(this.entries, detail, this.sort);
    this.ctx.app.toast(t('entry.saved', detail));
  }

  #deleted({ detail: entry }) {
    this.entries = this.entries.filter(({ tmdbId }) => tmdbId !== entry.tmdbId);
    this.user = { ...this.user, count: Math.max(0, this.user.count - 1) };
    this.ctx.app.toast(t('entry.deleted', entry), { label: t('action.undo'), run: () => this.#restore(entry) });
    this.querySelector('h1').focus({ preventScroll: true });
  }

  async #restore(entry) {
    try {
      const back = await this.ctx.api.restoreEntry(entry).catch((problem) => this.#again(problem, entry));
      this.entries = place(this.entries, back, this.sort);
      this.user = { ...this.user, count: this.user.count + 1 };
      this.ctx.app.toast(t('entry.restored', entry));
    } catch (problem) {
      this.ctx.app.toast(describe(problem, t, has), { label: t('action.retry'), run: () => this.#restore(entry) });
    }
  }

  /** What can no longer be taken back is registered again, with the score it had; what is there again meanwhile stays. */
  #again(problem, entry) {
    if (![403, 404, 410].includes(problem.status)) throw problem;
    const { api } = this.ctx;
    return api.addEntry(entry.tmdbId, entry.score).catch((refused) => (refused.status === 412 ? api.entry(entry.tmdbId) : Promise.reject(refused)));
  }

  render() {
    if (this.problem && !this.entries) return this.#failure();
    return html`
      ${userHeading(this.user ?? { handle: this.handle, count: null }, this.own, this.#follow())}
      ${listTabs(this.handle, this.sort)}
      <div class="reel" aria-busy=${this.entries ? 'false' : 'true'} data-testid="list">${this.entries ? this.#films() : skeleton()}</div>
      ${this.own ? html`<score-dialog .ctx=${this.ctx} @saved=${this.#saved} @deleted=${this.#deleted}></score-dialog>` : nothing}
    `;
  }

  #follow() {
    const counted = ({ detail }) => (this.user = { ...this.user, followers: this.user.followers + detail });
    return html`<follow-button .ctx=${this.ctx} handle=${this.handle} @followed=${counted}></follow-button>`;
  }

  #films() {
    if (!this.entries.length) return this.#empty();
    const from = this.query.get('cursor');
    const show = { base: this.ctx.config.posters, edit: this.own ? this.#edit : null };
    return html`
      ${from ? html`<p><a class="btn btn-quiet" href="/u/${this.handle}?sort=${this.sort}">${t('list.fromStart')}</a></p>` : nothing}
      ${repeat(groups(this.entries, this.sort, { more: this.next, from }), ({ value }) => value, (group) => html`
        <section class="group" aria-labelledby="g-${group.value}" data-testid="group" data-group=${group.value ?? (this.sort === 'score' ? 'unscored' : 'undated')}>
          ${groupHeading(group, this.sort)}
          <ul class="posters">${repeat(group.entries, ({ tmdbId }) => tmdbId, (entry) => filmCard(entry, show))}</ul>
        </section>`)}
      ${this.#rest()}
    `;
  }

  #rest() {
    if (this.problem) return html`<div class="more" role="alert"><p>${describe(this.problem, t, has)}</p>
      <button type="button" class="btn btn-primary" data-testid="retry" @click=${this.#more}>${t('action.retry')}</button></div>`;
    if (!this.next) return html`<p class="end" aria-hidden="true"></p>`;
    const href = `/u/${this.handle}?${new URLSearchParams({ sort: this.sort, cursor: this.next })}`;
    return html`<p class="more"><a class="btn btn-quiet" rel="next" href=${href} data-testid="next" aria-disabled=${this.busy ? 'true' : nothing}
      @click=${(event) => (event.preventDefault(), this.#more())}>${this.busy ? t('list.loading') : t('list.next')}</a></p>`;
  }

  #empty() {
    return html`<div class="state" data-testid="empty"><p class="state-mark" aria-hidden="true">○</p>
      <p>${t(this.own ? 'list.empty.own' : 'list.empty')}</p>
      ${this.own ? html`<p class="actions"><a class="btn btn-primary" href="/search">${t('action.register')}</a></p>` : nothing}</div>`;
  }

  #failure() {
    if (this.problem.status === 404 || this.problem.status === 400)
      return failure({ code: '404', title: t('list.nobody', this), detail: t('list.nobody.detail') });
    return failure({ title: describe(this.problem, t, has), retry: () => this.#load() });
  }
}

const skeleton = () => html`<span class="visually-hidden" role="status">${t('list.loading')}</span>
  <section class="group"><span class="group-head"><span class="line skeleton"></span></span><ul class="posters">${Array.from({ length: 8 }, filmSkeleton)}</ul></section>`;

customElements.define('list-page', ListPage);
