import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { stars } from './stars.js';
import { scoreOf } from '../model/fields.js';

/**
 * A score by slider, by single points or by number, which always say the same, or none. Nothing is chosen before the
 * reader chooses. `text` may be wrong while it is typed.
 */
export function scoreField({ text, graded, wrong }, set) {
  const score = scoreOf(text);
  const step = (by) => html`<button type="button" class="tool step" ?disabled=${!graded} data-testid=${by < 0 ? 'score-less' : 'score-more'}
    aria-label=${t(by < 0 ? 'score.less' : 'score.more')} @click=${() => set({ text: String(Math.min(100, Math.max(0, (score ?? 50) + (score === null ? 0 : by)))) })}>${by < 0 ? '−' : '+'}</button>`;
  return html`
    <div class="score-field">
      <div class="score-now">${graded && score === null ? html`<span class="score"><span class="unscored">${t('score.unchosen')}</span></span>` : stars(graded ? score : null)}</div>
      <label class="form-label" for="score-range">${t('score.slider')}</label>
      <input class="form-range" id="score-range" data-testid="score-range" type="range" min="0" max="100" step="1" ?disabled=${!graded}
        .value=${String(score ?? 50)} aria-valuetext=${score === null ? t('score.unchosen') : nothing} @input=${({ target }) => set({ text: target.value })} />
      <label class="form-label" for="score-number">${t('score.number')}</label>
      <div class="score-steps">${step(-1)}<input class="form-control ${wrong ? 'is-invalid' : ''}" id="score-number" data-testid="score-number" name="score" type="text"
        inputmode="numeric" maxlength="5" autocomplete="off" required ?disabled=${!graded} .value=${text} aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby="score-wrong" @input=${({ target }) => set({ text: target.value })} />${step(1)}</div>
      <p class="invalid-feedback" id="score-wrong" role="alert">${wrong ? t('score.wrong') : nothing}</p>
      <div class="check"><input type="checkbox" id="score-none" data-testid="score-none" .checked=${!graded}
        @change=${({ target }) => set({ graded: !target.checked })} /><label for="score-none">${t('score.none.choose')}</label></div>
    </div>
  `;
}
