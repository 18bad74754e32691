import { html, nothing } from 'lit';
import { posters, tint } from '../model/films.js';

/**
 * A film's poster. Beneath it stands the title set vertically on a tint, which is seen where there is no poster or it
 * does not load. The title is said beside the poster, so the picture itself is silent.
 */
export function poster(film, base, { small = false } = {}) {
  const from = posters(base, film.posterPath);
  return html`
    <span class="poster tint-${tint(film)} ${small ? 'poster-small' : ''}">
      <span class="poster-title" aria-hidden="true">${film.title}</span>
      ${from
        ? html`<img alt="" width="342" height="513" loading="lazy" decoding="async" src=${small ? from.small : from.src}
            srcset=${small ? from.small2 : from.srcset} sizes=${small ? nothing : '(min-width: 60rem) 11rem, (min-width: 36rem) 22vw, 44vw'}
            @error=${({ target }) => (target.hidden = true)} @load=${({ target }) => (target.hidden = false)} />`
        : nothing}
    </span>
  `;
}
