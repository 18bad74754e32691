import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { draftOf, keepDraft } from '../model/draft.js';
import { noteOf, scoreOf } from '../model/fields.js';
import { year } from '../model/films.js';
import { describe, Problem } from '../problem.js';
import { daysField } from './days-field.js';
import { icons } from './icons.js';
import { poster } from './poster.js';
import { scoreField } from './score-field.js';

/**
 * Score, days and note of a film. Nothing can be saved before the list has said what it has of the film: a film that is
 * not on it is only made, one that is there is only changed at the version that was read. A failed read offers another
 * one. When the film changed meanwhile, the dialog says so and nothing is overwritten.
 */
class ScoreDialog extends View {
  static properties = {
    film: { state: true }, entry: { state: true }, text: { state: true }, graded: { state: true }, watched: { state: true }, remark: { state: true },
    wrong: { state: true }, note: { state: true }, problem: { state: true }, busy: { state: true }, ready: { state: true },
  };
  #touched;
  #me;
  #answer = () => {};
  #outcome;

  /** `seen` is what the page showed of the entry. Answers `{ saved }`, `{ deleted }` or null when the dialog is closed. */
  async open(film, seen = null) {
    Object.assign(this, { film, entry: seen, ready: false, busy: false, note: null, problem: null });
    this.#me = this.ctx.session.me?.handle;
    this.#outcome = null;
    this.#fill(seen);
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    dialog.showModal();
    // The fields cannot take the focus before they may be filled.
    this.querySelector('h2').focus();
    const closed = new Promise((resolve) => (this.#answer = resolve));
    this.#read(seen);
    return closed;
  }

  /** The page beneath is another one now. */
  leave() {
    if (this.film) this.#close();
  }

  async #read(seen) {
    const { film } = this;
    Object.assign(this, { ready: false, problem: null });
    try {
      await this.#look(seen);
      const draft = draftOf(film.tmdbId, this.#me);
      if (draft) Object.assign(this, draft, { note: t('score.draft') });
      this.#touched ||= Boolean(draft);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.slug === 'no-profile') return this.ctx.router.go('/welcome');
      if (this.film === film) this.problem = problem;
      return;
    }
    if (this.film !== film) return;
    this.ready = true;
    await this.updateComplete;
    if (document.activeElement === this.querySelector('h2')) this.querySelector('#score-number:enabled, #score-none')?.focus();
  }

  #fill(entry) {
    Object.assign(this, {
      text: entry?.score == null ? '' : String(entry.score), graded: !entry || entry.score !== null, watched: entry?.watched ?? [], remark: entry?.note ?? '', wrong: false,
    });
    this.#touched = false;
  }

  /** What is on the list now, since lists carry neither entity tags nor notes; says so where it is not what the user has seen. */
  async #look(seen) {
    const { film } = this;
    const found = await this.ctx.api.entry(film.tmdbId).catch((problem) => (problem.slug === 'no-entry' ? null : Promise.reject(problem)));
    if (this.film !== film) return;
    this.entry = found;
    this.ctx.mine.learn(film.tmdbId, found);
    if (!this.#touched) this.#fill(found);
    const same = seen ? found && seen.score === found.score : !found;
    this.note = same ? null : found ? t(seen ? 'entry.changed' : 'entry.already', found) : t('entry.gone');
  }

  #close = () => this.querySelector('dialog').close();

  #closed = () => {
    this.film = null;
    this.#answer(this.#outcome);
  };

  #set = (change) => {
    this.#touched = true;
    Object.assign(this, change);
    if (!this.graded || scoreOf(this.text) !== null) this.wrong = false;
  };

  /** Only what differs from what was read: another tab's change of another member stays. */
  #said() {
    const dated = this.querySelector('#watched-day')?.value;
    const watched = [...new Set([...this.watched, ...(dated ? [dated] : [])])].sort();
    const all = { score: this.graded ? scoreOf(this.text) : null, watched, note: noteOf(this.remark) };
    if (!this.entry) return { score: all.score, ...(watched.length && { watched }), ...(all.note && { note: all.note }) };
    const old = { score: this.entry.score, watched: this.entry.watched ?? [], note: this.entry.note };
    return Object.fromEntries(Object.entries(all).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name])));
  }

  async #save(event) {
    event.preventDefault();
    if (!this.ready) return;
    this.wrong = this.graded && scoreOf(this.text) === null;
    if (this.wrong) return this.querySelector('#score-number').focus();
    const said = this.#said();
    if (this.entry && !Object.keys(said).length) return this.#close();
    await this.#try(async (api) => {
      const saved = this.entry ? await api.patchEntry(this.entry, said) : await api.addEntry(this.film.tmdbId, said);
      this.#done({ saved }, saved);
    });
  }

  #delete = () =>
    this.#try(async (api) => {
      await api.deleteEntry(this.entry);
      this.#done({ deleted: this.entry }, null);
    });

  #done(outcome, entry) {
    this.#outcome = outcome;
    this.ctx.mine.learn(this.film.tmdbId, entry);
    this.#close();
  }

  async #try(work) {
    Object.assign(this, { busy: true, note: null, problem: null });
    try {
      await work(this.ctx.api);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.slug === 'no-profile') this.ctx.router.go('/welcome');
      else if (problem.status === 412 || problem.slug === 'no-entry') await this.#changedMeanwhile();
      else this.note = describe(problem, t, has);
      if (problem.status === 401) this.problem = problem;
    }
    this.busy = false;
  }

  async #changedMeanwhile() {
    this.#touched = false;
    const { entry } = this;
    await this.#read(entry);
    if (this.ready) this.note ??= t(this.entry ? 'entry.changed' : 'entry.gone', this.entry);
  }

  /** The sign-in leads away and back: what was typed waits in this tab. */
  #signIn = () => {
    const { film, text, graded, watched, remark } = this;
    keepDraft({ film, me: this.#me, said: { text, graded, watched, remark } });
    this.ctx.session.signIn();
  };

  render() {
    return html`
      <dialog class="sheet" aria-labelledby="score-film" data-testid="score-dialog" @close=${this.#closed}
        @click=${({ target, currentTarget }) => target === currentTarget && !this.#touched && this.#close()}>
        ${this.film ? this.#form() : nothing}
      </dialog>
    `;
  }

  #form() {
    const { film, entry, ready, busy, problem } = this;
    return html`
      <form novalidate @submit=${this.#save} aria-busy=${ready || problem ? 'false' : 'true'}>
        <button type="button" class="tool sheet-close" aria-label=${t('action.close')} @click=${this.#close}>${icons.close}</button>
        <div class="sheet-film">
          ${poster(film, this.ctx.config.posters)}
          <div><h2 id="score-film" tabindex="-1">${film.title}</h2><p class="film-year">${year(film) ?? t('film.undated')}</p></div>
        </div>
        <fieldset class="sheet-fields" ?disabled=${!ready}>
          ${scoreField(this, this.#set)}
          ${daysField(this, this.#set, (selector) => this.updateComplete.then(() => this.querySelector(selector)?.focus()))}
          <label class="form-label" for="remark">${t('score.note')}</label>
          <textarea class="form-control" id="remark" name="remark" rows="2" maxlength="2000" data-testid="remark" .value=${this.remark}
            @input=${({ target }) => this.#set({ remark: target.value })}></textarea>
          <p class="form-text">${t('score.note.help')}</p>
        </fieldset>
        <div role="alert">${this.note ?? problem ? html`<p class="alert" data-testid="score-note">${this.note ?? describe(problem, t, has)}</p>` : nothing}</div>
        <div class="actions">
          ${problem?.status === 401
            ? html`<button class="btn btn-primary" type="button" data-testid="score-sign-in" @click=${this.#signIn}>${t('action.signIn')}</button>`
            : problem && !ready
              ? html`<button class="btn btn-primary" type="button" data-testid="score-retry" @click=${() => this.#read(entry)}>${t('action.retry')}</button>`
              : html`<button class="btn btn-primary" type="submit" data-testid="save" ?disabled=${!ready || busy}>${t(entry ? 'action.save' : 'action.registerScore')}</button>`}
          <button class="btn btn-quiet" type="button" @click=${this.#close}>${t('action.cancel')}</button>
          ${entry?.tag ? html`<button class="btn btn-danger-quiet" type="button" data-testid="delete" ?disabled=${!ready || busy} @click=${this.#delete}>${t('action.delete')}</button>` : nothing}
        </div>
      </form>
    `;
  }
}

customElements.define('score-dialog', ScoreDialog);
