import { html, nothing } from 'lit';
import { View } from '../view.js';
import { t } from '../i18n/index.js';
import { unique } from '../model/window.js';
import { Problem } from '../problem.js';
import { badRows, importFault, previewTable } from '../components/import-rows.js';
import { profileFirst } from '../components/profile-first.js';

const most = 4 * 1024 * 1024;
const pause = 2000;
const wanted = { 'scale-wanted': 'scale', 'use-wanted': 'as' };
const choices = { scale: ['5', '10', '100'], as: ['watched', 'wish'] };

/** A file of another service: what it would do, what it leaves open, and how far it is. The address of a started one stays. */
class ImportPage extends View {
  static properties = {
    query: { attribute: false }, file: { state: true }, options: { state: true }, open: { state: true }, preview: { state: true },
    started: { state: true }, bad: { state: true }, next: { state: true }, problem: { state: true }, busy: { state: true },
  };
  #shown;
  #key;
  #timer;

  constructor() {
    super();
    this.options = {};
  }

  willUpdate() {
    const id = this.ctx.session.me ? this.query.get('id') : undefined;
    if (id === undefined || id === this.#shown) return;
    this.#shown = id;
    clearTimeout(this.#timer);
    Object.assign(this, { started: null, bad: [], next: null, problem: null });
    if (id) this.#follow(id);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #chosen({ target }) {
    const [file] = target.files;
    if (!file) return;
    Object.assign(this, { file, options: {}, open: null, preview: null, problem: null });
    if (file.size > most) this.problem = new Problem(413);
    else this.#look();
  }

  async #look() {
    const { file, options } = this;
    await this.#try(async (api) => {
      const preview = await api.startImport(file, { ...options, preview: true });
      if (this.file !== file) return;
      // Another file, or the same with other words, is another import.
      this.#key = crypto.randomUUID();
      Object.assign(this, { preview, open: null });
    });
    if (wanted[this.problem?.slug]) Object.assign(this, { open: wanted[this.problem.slug], problem: null, preview: null });
    await this.updateComplete;
    this.querySelector(this.open ? 'fieldset input' : this.preview ? '#import-preview' : '#file')?.focus();
  }

  #choose(event) {
    event.preventDefault();
    const value = event.target.elements.choice.value;
    if (!value) return event.target.elements.choice[0].focus();
    this.options = { ...this.options, [this.open]: value };
    this.#look();
  }

  #start = () =>
    this.#try(async (api) => {
      const { id } = await api.startImport(this.file, { ...this.options, key: this.#key });
      Object.assign(this, { file: null, preview: null });
      this.ctx.router.go(`/import?${new URLSearchParams({ id })}`, { replace: true });
      await this.ctx.app.focusOn();
    });

  async #follow(id) {
    await this.#try(async (api) => {
      const state = await api.importState(id, {});
      if (this.#shown !== id) return;
      Object.assign(this, { started: state, bad: state.bad, next: state.next });
    });
    if (this.isConnected && this.#shown === id && (this.started?.state === 'running' || this.problem?.status >= 429)) this.#timer = setTimeout(() => this.#follow(id), pause);
  }

  #more = () =>
    this.#try(async (api) => {
      const state = await api.importState(this.#shown, { cursor: this.next });
      this.bad = unique([...this.bad, ...state.bad], ({ line, title }) => `${line} ${title}`);
      this.next = state.next;
    });

  async #try(work) {
    Object.assign(this, { busy: true, problem: null });
    try {
      await work(this.ctx.api);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
    this.busy = false;
  }

  render() {
    const first = profileFirst(this.ctx);
    if (first) return first;
    return html`
      <section class="medium">
        <h1 tabindex="-1">${t('title.import')}</h1>
        ${this.query.get('id') ? this.#progress() : this.#choice()}
      </section>
    `;
  }

  #choice() {
    const { open, preview, busy, problem } = this;
    return html`
      <p class="lead">${t('import.lead')}</p>
      <div class="field"><label class="form-label" for="file">${t('import.file')}</label>
        <input class="form-control" type="file" id="file" data-testid="import-file" accept=".csv,.json,.zip,.txt,.tsv,text/csv,application/json,application/zip" aria-describedby="file-help" @change=${this.#chosen} />
        <p class="form-text" id="file-help">${t('import.file.help')}</p></div>
      <div role="status">${busy ? t('import.reading') : nothing}</div>
      <div role="alert">${problem ? importFault(problem) : nothing}</div>
      ${open ? html`<form @submit=${this.#choose} data-testid="import-choice"><fieldset><legend class="form-label">${t(`import.${open}`)}</legend>
          ${choices[open].map((value) => html`<div class="check"><input type="radio" name="choice" id="choice-${value}" value=${value} data-testid="choice-${value}" /><label for="choice-${value}">${t(`import.${open}.${value}`)}</label></div>`)}
        </fieldset><div class="actions"><button class="btn btn-primary" type="submit" data-testid="choice-save">${t('action.next')}</button></div></form>` : nothing}
      ${preview ? html`
        <section aria-labelledby="import-preview" data-testid="import-preview">
          <h2 id="import-preview" tabindex="-1">${t('import.preview')}</h2>
          <p>${t('import.preview.total', { format: t(`import.format.${preview.format}`), n: preview.total, good: preview.total - preview.failed, failed: preview.failed })}</p>
          ${preview.rows.length ? previewTable(preview.rows) : nothing}
          ${preview.ignored.length ? html`<p class="small">${t('import.ignored')} <bdi>${preview.ignored.join(', ')}</bdi></p>` : nothing}
          ${badRows(preview.bad, preview.failed)}
          <div class="actions"><button type="button" class="btn btn-primary" data-testid="import-start" ?disabled=${busy || preview.total === preview.failed} @click=${this.#start}>${t('import.start', { n: preview.total - preview.failed })}</button></div>
        </section>` : nothing}
    `;
  }

  #progress() {
    const { started, problem, next } = this;
    const again = html`<p class="actions"><a class="btn btn-quiet" href="/import" data-testid="import-another">${t('import.another')}</a>${this.ctx.session.me ? html`<a class="btn btn-primary" href="/u/${this.ctx.session.me.handle}?sort=registered">${t('action.seeList')}</a>` : nothing}</p>`;
    if (!started) return html`<div role="alert">${problem ? importFault(problem) : nothing}</div>${problem ? again : html`<p class="hint" role="status">${t('list.loading')}</p>`}`;
    const { format, state, total, done, failed } = started;
    const running = state === 'running';
    return html`
      <p>${t(`import.format.${format}`)}</p>
      <label class="form-label" for="progress">${t(running ? 'import.running' : 'import.finished')}</label>
      <progress id="progress" class="progress" max=${Math.max(1, total)} value=${done + failed}></progress>
      <p role="status" data-testid="import-state" data-state=${state}>${t('import.done', { n: total, done, failed })}</p>
      ${running ? html`<p class="small">${t('import.running.help')}</p>` : nothing}
      <div role="alert">${problem ? importFault(problem) : nothing}</div>
      ${badRows(this.bad, failed)}
      ${next ? html`<p class="more"><button type="button" class="btn btn-quiet" data-testid="next" @click=${this.#more}>${t('list.next')}</button></p>` : nothing}
      ${again}
    `;
  }
}

customElements.define('import-page', ImportPage);
