import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { genres } from '../model/genres.js';
import { addressOf, filtered, wantedOf } from '../model/wanted.js';

const said = {
  decade: (value) => t('group.release', { value }),
  watchedYear: (value) => t('filter.watchedYear', { value }),
  minScore: (value) => t('filter.minScore', { value }),
  maxScore: (value) => t('filter.maxScore', { value }),
  scored: (value) => t(value === 'true' ? 'filter.scored' : 'group.unscored'),
  genre: (value) => t(genres.get(Number(value)) ?? 'film.genres'),
  director: (value) => value,
  dated: () => t('group.undated'),
};

/** Search within a list, its direction, and what is filtered; each is an address, so Back undoes it. */
export function listTools(handle, wanted, shown, go) {
  const { q, ...others } = wanted;
  const find = (event) => {
    event.preventDefault();
    const { value } = event.target.elements.q;
    go(addressOf(handle, wantedOf(new URLSearchParams({ ...others, q: value }))));
  };
  const chips = Object.keys(said).filter((name) => wanted[name] !== undefined);
  const without = (name) => addressOf(handle, Object.fromEntries(Object.entries(wanted).filter(([other]) => other !== name)));
  const turned = wanted.order === 'asc' ? 'desc' : 'asc';
  return html`
    <div class="list-tools">
      <form role="search" @submit=${find}>
        <label class="visually-hidden" for="list-q">${t('filter.label')}</label>
        <input class="form-control" type="search" id="list-q" name="q" data-testid="list-search" enterkeyhint="search" maxlength="200" autocomplete="off" placeholder=${t('filter.label')} .value=${q ?? ''} />
      </form>
      <a class="btn btn-quiet btn-sm" data-testid="direction" href=${addressOf(handle, { ...wanted, order: turned })}>${t(`order.${wanted.sort}.${turned}`)}</a>
      ${chips.map((name) => html`<a class="btn btn-quiet btn-sm" data-testid="filter-${name}" href=${without(name)}>${said[name](wanted[name])}<span aria-hidden="true"> ×</span><span class="visually-hidden"> ${t('filter.remove')}</span></a>`)}
      <p class="group-count" role="status" data-testid="matches">${filtered(wanted) && shown ? t('filter.matches', { n: shown.matches ?? shown.entries.length }) : nothing}</p>
    </div>
  `;
}
