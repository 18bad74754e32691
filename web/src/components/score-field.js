import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { stars } from './stars.js';
import { scoreOf } from '../model/fields.js';

/** A score by slider or by number; both always say the same. `text` may be wrong while it is typed. */
export function scoreField(text, change, wrong) {
  const score = scoreOf(text);
  return html`
    <div class="score-field">
      <div class="score-now">${stars(score ?? 0)}</div>
      <label class="form-label" for="score-range">${t('score.slider')}</label>
      <input class="form-range" id="score-range" data-testid="score-range" type="range" min="0" max="100" step="1" autofocus .value=${String(score ?? 0)}
        @input=${({ target }) => change(target.value)} />
      <label class="form-label" for="score-number">${t('score.number')}</label>
      <input class="form-control ${wrong ? 'is-invalid' : ''}" id="score-number" data-testid="score-number" name="score" type="text"
        inputmode="numeric" maxlength="3" autocomplete="off" required .value=${text} aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? 'score-wrong' : nothing} @input=${({ target }) => change(target.value)} />
      ${wrong ? html`<p class="invalid-feedback" id="score-wrong">${t('score.wrong')}</p>` : nothing}
    </div>
  `;
}
