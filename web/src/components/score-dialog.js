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
 * Gives a film a score or none, or changes or deletes what it has. `entry` is what the user has seen of it, where it is on
 * the list; when that changed meanwhile the dialog says so and shows what stands there now, and nothing is overwritten.
 * Dispatches `saved` and `deleted`.
 */
class ScoreDialog extends View {
  static properties = {
    film: { state: true }, entry: { state: true }, text: { state: true }, graded: { state: true },
    wrong: { state: true }, note: { state: true }, busy: { state: true },
  };
  #touched;

  async open(film, entry = null) {
    Object.assign(this, { film, entry, note: null, busy: false });
    this.#fill(entry);
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    // Where it cannot be had, saving asks again.
    await this.#look().catch((problem) => problem instanceof Problem || Promise.reject(problem));
  }

  #fill(entry) {
    Object.assign(this, { text: String(entry?.score ?? 70), graded: entry?.score !== null, wrong: false });
    this.#touched = false;
  }

  /** Reads what is on the list now, since lists carry no entity tags; answers whether it has the score the user has seen. */
  async #look() {
    const { film, entry: seen } = this;
    const found = await this.ctx.api.entry(film.tmdbId).catch((problem) => (problem.status === 404 ? null : Promise.reject(problem)));
    if (this.film !== film) return false;
    this.entry = found;
    if (seen?.score === found?.score) return true;
    if (found && !this.#touched) this.#fill(found);
    this.note = found ? t(seen ? 'entry.changed' : 'entry.already', found) : t('entry.gone');
    return false;
  }

  #close = () => this.querySelector('dialog').close();

  #change = (text) => {
    this.#touched = true;
    this.text = text;
    if (scoreOf(text) !== null) this.wrong = false;
  };

  #grade = (graded) => {
    this.#touched = true;
    Object.assign(this, { graded, wrong: false });
  };

  async #save(event) {
    event.preventDefault();
    const score = this.graded ? scoreOf(this.text) : null;
    this.wrong = this.graded && score === null;
    if (this.wrong) return this.querySelector('#score-number').focus();
    await this.#try(async () => {
      const { api } = this.ctx;
      this.#done('saved', this.entry ? await api.patchEntry(this.entry, score) : await api.addEntry(this.film.tmdbId, score));
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
    Object.assign(this, { busy: true, note: null });
    try {
      await this.#explained(async () => {
        if (!this.entry || this.entry.tag || (await this.#look())) await work();
      });
    } finally {
      this.busy = false;
    }
  }

  async #explained(work) {
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.slug === 'no-profile') return this.ctx.router.go('/welcome');
      if (problem.status !== 412 && problem.slug !== 'no-entry') return (this.note = describe(problem, t, has));
      this.#touched = false;
      await this.#explained(async () => {
        if (await this.#look()) this.note = this.entry ? t('entry.changed', this.entry) : t('entry.gone');
      });
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
              ${scoreField(this, { change: this.#change, grade: this.#grade })}
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
