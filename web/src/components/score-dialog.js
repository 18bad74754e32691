import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { scoreOf } from '../model/fields.js';
import { year } from '../model/films.js';
import { describe, Problem } from '../problem.js';
import { icons } from './icons.js';
import { poster } from './poster.js';
import { scoreField } from './score-field.js';

/**
 * Gives a film a score, or changes or deletes the one it has. `entry` is what the user knows of it; when it changed
 * meanwhile (412) the dialog says so and shows what stands there now. Dispatches `saved` and `deleted`.
 */
class ScoreDialog extends View {
  static properties = { film: { state: true }, entry: { state: true }, text: { state: true }, wrong: { state: true }, note: { state: true }, busy: { state: true } };

  async open(film, entry = null) {
    Object.assign(this, { film, entry, text: String(entry?.score ?? 70), wrong: false, note: null, busy: false });
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  /** Tells what is already there, unless the user has begun to change it. */
  know(entry) {
    if (this.film?.tmdbId !== entry.tmdbId || this.entry) return;
    if (this.text === '70') this.text = String(entry.score);
    Object.assign(this, { entry, note: t('entry.already', entry) });
  }

  #close = () => this.querySelector('dialog').close();

  #change = (text) => {
    this.text = text;
    if (scoreOf(text) !== null) this.wrong = false;
  };

  async #save(event) {
    event.preventDefault();
    const score = scoreOf(this.text);
    this.wrong = score === null;
    if (this.wrong) return this.querySelector('#score-number').focus();
    await this.#try(async () => {
      const { api } = this.ctx;
      const saved = this.entry ? await api.patchEntry(this.entry, score) : await api.putEntry(this.film.tmdbId, score);
      this.#done('saved', saved);
    });
  }

  #delete = () =>
    this.#try(async () => {
      await this.ctx.api.deleteEntry(this.entry);
      this.#done('deleted', this.entry);
    });

  #done(name, detail) {
    this.#close();
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  async #try(work) {
    this.busy = true;
    this.note = null;
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.slug === 'no-profile') return this.ctx.router.go('/welcome');
      this.note = problem.status === 412 ? await this.#reload() : describe(problem, t, has);
    } finally {
      this.busy = false;
    }
  }

  async #reload() {
    try {
      this.entry = await this.ctx.api.entry(this.film.tmdbId);
      this.text = String(this.entry.score);
      return t('entry.changed', this.entry);
    } catch (problem) {
      if (problem.status === 404) this.entry = null;
      return problem.status === 404 ? t('entry.gone') : describe(problem, t, has);
    }
  }

  render() {
    const { film, entry } = this;
    return html`
      <dialog class="sheet" aria-labelledby="score-film" data-testid="score-dialog"
        @click=${({ target, currentTarget }) => target === currentTarget && this.#close()}>
        ${film
          ? html`<form novalidate @submit=${this.#save}>
              <button type="button" class="tool sheet-close" aria-label=${t('action.close')} @click=${this.#close}>${icons.close}</button>
              <div class="sheet-film">
                ${poster(film, this.ctx.config.posters)}
                <div><h2 id="score-film">${film.title}</h2><p class="film-year">${year(film) ?? t('film.undated')}</p></div>
              </div>
              ${scoreField(this.text ?? '', this.#change, this.wrong)}
              <div role="alert">${this.note ? html`<p class="alert" data-testid="score-note">${this.note}</p>` : nothing}</div>
              <div class="actions">
                <button class="btn btn-primary" type="submit" data-testid="save" ?disabled=${this.busy}>${t(entry ? 'action.save' : 'action.registerScore')}</button>
                <button class="btn btn-quiet" type="button" @click=${this.#close}>${t('action.cancel')}</button>
                ${entry ? html`<button class="btn btn-danger-quiet" type="button" data-testid="delete" ?disabled=${this.busy} @click=${this.#delete}>${t('action.delete')}</button>` : nothing}
              </div>
            </form>`
          : nothing}
      </dialog>
    `;
  }
}

customElements.define('score-dialog', ScoreDialog);
