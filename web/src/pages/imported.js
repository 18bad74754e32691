import { html, nothing } from 'lit';
import { View } from '../view.js';
import { t } from '../i18n/index.js';
import { choicesOf, orders } from '../model/imports.js';
import { unique } from '../model/window.js';
import { Problem } from '../problem.js';
import { importGroups } from '../components/import-groups.js';
import { badRows, importFault, reasonText } from '../components/import-rows.js';
import { profileFirst } from '../components/profile-first.js';

const pause = 2000;
const mostPages = 10;

/** One import as the API has it: how far it is, what became of its rows, and what the reader can do now. */
class ImportedPage extends View {
  static properties = {
    params: { attribute: false }, started: { state: true }, rows: { state: true }, next: { state: true }, bad: { state: true }, nextBad: { state: true },
    picks: { state: true }, open: { state: true }, sure: { state: true }, problem: { state: true }, other: { state: true }, busy: { state: true },
  };
  #shown;
  #timer;

  willUpdate() {
    const id = this.ctx.session.me ? this.params.importId : undefined;
    if (id === undefined || id === this.#shown) return;
    this.#shown = id;
    clearTimeout(this.#timer);
    Object.assign(this, { started: null, rows: null, next: null, bad: [], nextBad: null, picks: new Map(), open: new Set(), sure: false, problem: null, other: null });
    this.#follow(id);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Asks until the import rests; then its rows are read anew, as many as were shown. */
  async #follow(id) {
    clearTimeout(this.#timer);
    await this.#try(async (api) => {
      const { bad, next, ...started } = await api.importState(id, {});
      if (this.#shown !== id) return;
      Object.assign(this, { started, bad, nextBad: next });
      if (started.state !== 'running') await this.#read(id, this.rows?.length ?? 1);
    });
    if (this.isConnected && this.#shown === id && (this.started?.state === 'running' || this.problem?.status >= 429)) this.#timer = setTimeout(() => this.#follow(id), pause);
  }

  async #read(id, length) {
    let rows = [];
    let cursor = null;
    do {
      const page = await this.ctx.api.importRows(id, { cursor });
      rows = unique([...rows, ...page.items], ({ row }) => row);
      cursor = page.next;
    } while (cursor && rows.length < length);
    if (this.#shown === id) Object.assign(this, { rows, next: cursor });
  }

  /** Further rows; while some that want a choice are not shown yet, pages without any are passed. */
  #more = () =>
    this.busy ||
    this.#try(async (api) => {
      const offered = () => this.rows.filter(({ fate }) => fate === 'offered').length;
      const before = offered();
      for (let pages = 0; this.next && (!pages || (pages < mostPages && offered() === before && before < this.started.offered)); pages++) {
        const page = await api.importRows(this.#shown, { cursor: this.next });
        Object.assign(this, { rows: unique([...this.rows, ...page.items], ({ row }) => row), next: page.next });
      }
    });

  #moreBad = () =>
    this.busy ||
    this.#try(async (api) => {
      const { bad, next } = await api.importState(this.#shown, { cursor: this.nextBad });
      Object.assign(this, { bad: unique([...this.bad, ...bad], ({ line, title }) => `${line} ${title}`), nextBad: next });
    });

  async #order(wanted) {
    if (wanted === 'undo' && !this.sure) {
      this.sure = true;
      return this.ctx.app.focusOn('[data-testid=undo-sure]');
    }
    await this.#act((api) => api.patchImport(this.#shown, wanted));
  }

  #save = () =>
    this.#act(async (api) => {
      const choices = choicesOf(this.picks);
      const started = await api.chooseFilms(this.#shown, choices);
      this.picks = new Map([...this.picks].slice(choices.length));
      return started;
    });

  /** Does something to the import and shows what the API answers. */
  async #act(work) {
    if (this.busy) return;
    Object.assign(this, { sure: false, open: new Set() });
    const done = await this.#try(async (api) => (this.started = await work(api)));
    if (done || this.problem?.slug === 'import-not-ready') {
      const { problem } = this;
      await this.#follow(this.#shown);
      this.problem ??= problem;
    }
    await this.ctx.app.focusOn(done && '#import-state');
  }

  async #try(work) {
    Object.assign(this, { busy: true, problem: null, other: null });
    let done = false;
    try {
      await work(this.ctx.api);
      done = true;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
      if (problem.slug === 'import-running') this.other = await this.ctx.api.imports().then(({ items }) => items.find(({ state }) => state === 'running'), () => null);
    }
    this.busy = false;
    return done;
  }

  #pick = (row, tmdbId) => (this.picks = new Map(this.picks).set(row, tmdbId));

  #toggle = (row) => {
    const open = new Set(this.open);
    if (!open.delete(row)) open.add(row);
    this.open = open;
  };

  render() {
    const first = profileFirst(this.ctx);
    if (first) return first;
    const { started, problem, other, busy } = this;
    return html`
      <section class="medium">
        <h1 tabindex="-1">${t('title.imported')}</h1>
        ${started ? this.#state() : problem ? nothing : html`<p class="hint" role="status">${t('list.loading')}</p>`}
        <div role="alert">${problem ? importFault(problem, other) : nothing}</div>
        ${started && started.state !== 'running' ? this.#found() : nothing}
        <p class="actions"><a class="btn btn-quiet" href="/import" data-testid="import-another">${t('import.another')}</a><a class="btn btn-quiet" href="/u/${this.ctx.session.me.handle}?sort=registered">${t('action.seeList')}</a></p>
        ${this.picks.size ? html`<div class="choice-bar"><button type="button" class="btn btn-primary" data-testid="choose-films" aria-disabled=${busy ? 'true' : nothing} @click=${this.#save}>${t('import.choose.save', { n: choicesOf(this.picks).length })}</button></div>` : nothing}
      </section>
    `;
  }

  #state() {
    const { format, state, reason, total, done, offered, failed } = this.started;
    const known = done + offered + failed;
    const running = state === 'running';
    // Rows that are looked up and not registered yet are in no count: before the first one is done the way left is not known.
    const bar = done ? html`<progress class="progress" aria-labelledby="import-state" max=${Math.max(1, total)} value=${known}></progress>` : html`<progress class="progress" aria-labelledby="import-state"></progress>`;
    return html`
      <p>${t(`import.format.${format}`)}</p>
      <h2 id="import-state" tabindex="-1" data-testid="import-state" data-state=${state}>${t(`import.state.${state}`)}</h2>
      ${running ? bar : nothing}
      <p role="status" data-testid="import-counts">${t('import.counts', { n: total, done, offered, failed })}</p>
      <p class="small">${t(`import.state.${state}.help`)}</p>
      ${reason ? html`<p class="alert" data-testid="import-reason">${reasonText(reason)}</p>` : nothing}
      ${this.sure ? this.#sure() : html`<div class="actions">${orders[state].filter((wanted) => wanted !== 'run' || state !== 'held' || total > known).map((wanted) => this.#button(wanted, state))}</div>`}
    `;
  }

  #button(wanted, state) {
    const { total, done, offered, failed } = this.started;
    const words = wanted === 'run' && state === 'held' ? t('import.start', { n: total - done - offered - failed }) : t(state === 'held' ? 'import.order.drop' : `import.order.${wanted}`);
    return html`<button type="button" class="btn ${wanted === 'run' ? 'btn-primary' : 'btn-quiet'}" data-testid="import-${wanted}" aria-disabled=${this.busy ? 'true' : nothing} @click=${() => !this.busy && this.#order(wanted)}>${words}</button>`;
  }

  #sure() {
    const held = this.started.state === 'held';
    return html`<div class="alert" data-testid="undo-ask"><p>${t(held ? 'import.drop.sure' : 'import.undo.sure')}</p>
      <p class="actions"><button type="button" class="btn btn-primary" data-testid="undo-sure" @click=${() => this.#order('undo')}>${t(held ? 'import.order.drop' : 'import.order.undo')}</button>
      <button type="button" class="btn btn-quiet" @click=${() => (this.sure = false)}>${t('action.cancel')}</button></p></div>`;
  }

  #found() {
    const { started, rows, next, bad, nextBad, picks, open } = this;
    const show = { ctx: this.ctx, picks, pick: this.#pick, open, toggle: this.#toggle };
    const more = (label, click) => html`<p class="more"><button type="button" class="btn btn-quiet" data-testid="next" @click=${click}>${t(label)}</button></p>`;
    return html`
      ${rows ? importGroups(started, rows, show) : html`<p class="hint" role="status">${t('list.loading')}</p>`}
      ${next ? more('import.rows.more', this.#more) : nothing}
      ${badRows(bad, nextBad ? `${bad.length}+` : bad.length)}
      ${nextBad ? more('list.next', this.#moreBad) : nothing}
    `;
  }
}

customElements.define('imported-page', ImportedPage);
