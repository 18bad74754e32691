import { html, nothing } from 'lit';
import { View } from '../view.js';
import { t } from '../i18n/index.js';
import { Problem } from '../problem.js';
import { badRows, importFault, previewTable, startedText } from '../components/import-rows.js';
import { profileFirst } from '../components/profile-first.js';

const most = 4 * 1024 * 1024;
const wanted = { 'scale-wanted': 'scale', 'use-wanted': 'as' };
const choices = { scale: ['5', '10', '100'], as: ['watched', 'wish'] };

/** A file of another service: what it would do, and what it leaves open. Its films are looked up before any is registered; the page of that import goes on. */
class ImportPage extends View {
  static properties = {
    file: { state: true }, options: { state: true }, open: { state: true }, preview: { state: true }, week: { state: true }, other: { state: true }, problem: { state: true }, busy: { state: true },
  };
  #key;
  #asked;

  constructor() {
    super();
    this.options = {};
  }

  willUpdate() {
    if (!this.ctx.session.me || this.#asked) return;
    this.#asked = true;
    this.#list();
  }

  /** Imports of the week; where they cannot be had, the page does without. */
  async #list() {
    const found = await this.ctx.api.imports().catch((problem) => (problem instanceof Problem ? null : Promise.reject(problem)));
    if (found) this.week = found.items;
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

  #start = async () => {
    await this.#try(async (api) => {
      const { id } = await api.startImport(this.file, { ...this.options, hold: true, key: this.#key });
      this.ctx.router.go(`/me/imports/${encodeURIComponent(id)}`);
    });
    await this.updateComplete;
    this.querySelector('[data-testid=fault]')?.scrollIntoView({ block: 'center' });
  };

  async #try(work) {
    Object.assign(this, { busy: true, problem: null, other: null });
    try {
      await work(this.ctx.api);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
      if (problem.slug === 'import-running') {
        await this.#list();
        this.other = this.week?.find(({ state }) => state === 'running');
      }
    }
    this.busy = false;
  }

  render() {
    const first = profileFirst(this.ctx);
    if (first) return first;
    return html`
      <section class="medium">
        <h1 tabindex="-1">${t('title.import')}</h1>
        ${this.#choice()}
        ${this.week?.length ? this.#imports() : nothing}
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
      <div role="alert">${problem ? importFault(problem, this.other) : nothing}</div>
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
          <p class="small">${t('import.look.help')}</p>
          <div class="actions"><button type="button" class="btn btn-primary" data-testid="import-start" ?disabled=${busy || preview.total === preview.failed} @click=${this.#start}>${t('import.look')}</button></div>
        </section>` : nothing}
    `;
  }

  #imports() {
    return html`<h2>${t('import.week')}</h2>
      <ul class="logs" data-testid="imports">${this.week.map((one) => html`<li><a href="/me/imports/${one.id}">${startedText(one)}</a><span class="nowrap">${t(`import.state.${one.state}`)}</span></li>`)}</ul>`;
  }
}

customElements.define('import-page', ImportPage);
