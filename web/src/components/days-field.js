import { html, nothing } from 'lit';
import { lang, t } from '../i18n/index.js';
import { dayOf } from '../model/days.js';
import { icons } from './icons.js';

const first = '1888-01-01';

export const dayText = (day) => new Intl.DateTimeFormat(lang(), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

/** The days a film was watched on: today, yesterday, any other, or none. `focus` moves on when a day is taken away. */
export function daysField({ watched }, set, focus) {
  const today = dayOf(new Date());
  const add = (day) => day && set({ watched: [...new Set([...watched, day])].sort() });
  const remove = (day) => {
    set({ watched: watched.filter((other) => other !== day) });
    focus('[data-testid=watched-day-remove], [data-testid=watched-today]');
  };
  const near = (name, day) => html`<button type="button" class="btn btn-quiet btn-sm" data-testid="watched-${name}" aria-pressed=${watched.includes(day) ? 'true' : 'false'}
    @click=${() => (watched.includes(day) ? set({ watched: watched.filter((other) => other !== day) }) : add(day))}>${t(`day.${name}`)}</button>`;
  return html`
    <div class="days" role="group" aria-labelledby="days-label">
      <p class="form-label" id="days-label">${t('score.days')}</p>
      ${watched.length
        ? html`<ul class="chips" data-testid="watched-days">${watched.map((day, i) => html`<li><span>${dayText(day)}${i ? html` <small>${t('day.rewatch')}</small>` : nothing}</span>
            <button type="button" class="tool" data-testid="watched-day-remove" aria-label=${t('day.remove', { day: dayText(day) })} @click=${() => remove(day)}>${icons.close}</button></li>`)}</ul>`
        : html`<p class="form-text" data-testid="watched-none">${t('day.none')}</p>`}
      <div class="day-tools">
        ${near('today', today)}${near('yesterday', dayOf(new Date(), 1))}
        <label class="visually-hidden" for="watched-day">${t('day.other')}</label>
        <input class="form-control" type="date" id="watched-day" data-testid="watched-day" min=${first} max=${today} />
        <button type="button" class="btn btn-quiet btn-sm" data-testid="watched-add" @click=${({ target }) => {
          const field = target.parentElement.querySelector('#watched-day');
          add(field.value);
          field.value = '';
        }}>${t('day.add')}</button>
      </div>
    </div>
  `;
}
