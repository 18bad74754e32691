import { html } from 'lit';
import { lang, t } from '../i18n/index.js';

const formats = {};

function day(value) {
  formats[lang()] ??= new Intl.DateTimeFormat(lang(), { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', timeZone: 'UTC' });
  return formats[lang()].format(new Date(`${value}T00:00:00Z`));
}

const label = {
  score: (value) => (value === null ? t('group.unscored') : t('group.score', { value })),
  release: (value) => (value === null ? t('group.undated') : t('group.release', { value })),
  registered: day,
};

/** The band, decade or day of a group, and how many films it holds. */
export function groupHeading({ value, entries, open }, sort) {
  const name = label[sort](value);
  const big = /^(\d[\d,]*)(.*)$/.exec(name);
  return html`
    <div class="group-head">
      <h2 id="g-${value}" class="by-${sort}">${big && sort !== 'registered' ? html`<span class="nowrap"><span class="numeral">${big[1]}</span>${big[2]}</span>` : name}</h2>
      <p class="group-count" data-testid="group-count">${t(open ? 'count.atLeast' : 'count.films', { n: entries.length })}</p>
    </div>
  `;
}
