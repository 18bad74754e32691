import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { stars } from './stars.js';
import { scoreOf } from '../model/fields.js';

/** A score by slider or by number, which always say the same, or none. `text` may be wrong while it is typed. */
export function scoreField({ text, graded, wrong }, { change, grade }) {
  const score = scoreOf(text);
  return html`
    <div class="score-field">
      <div class="score-now">${stars(graded ? (score ?? 0) : null)}</div>
      <label class="form-label" for="score-range">${t('score.slider')}</label>
      <input class="form-range" id="score-range" data-testid="score-range" type="range" min="0" max="100" step="1" ?autofocus=${graded} ?disabled=${!graded}
        .value=${String(score ?? 0)} @input=${({ target }) => change(target.value)} />
      <label class="form-label" for="score-number">${t('score.number')}</label>
      <input class="form-control ${wrong ? 'is-invalid' : ''}" id="score-number" data-testid="score-number" name="score" type="text"
        inputmode="numeric" maxlength="3" autocomplete="off" required ?disabled=${!graded} .value=${text} aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? 'score-wrong' : nothing} @input=${({ target }) => change(target.value)} />
      ${wrong ? html`<p class="invalid-feedback" id="score-wrong">${t('score.wrong')}</p>` : nothing}
      <div class="check"><input type="checkbox" id="score-none" data-testid="score-none" ?autofocus=${!graded} .checked=${!graded}
        @change=${({ target }) => grade(!target.checked)} /><label for="score-none">${t('score.none.choose')}</label></div>
    </div>
  `;
}
