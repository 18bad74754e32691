/** Poster addresses for a card: the browser picks the width. */
export function posters(base, path) {
  if (!path) return null;
  const at = (width) => `${base}w${width}${path}`;
  return { src: at(342), srcset: [185, 342, 500].map((width) => `${at(width)} ${width}w`).join(', '), small: at(92), small2: `${at(185)} 2x` };
}

export const year = ({ releaseDate }) => releaseDate?.slice(0, 4) ?? null;

/** One of eight tints for a film without a poster, always the same for the same film. */
export const tint = ({ tmdbId }) => tmdbId % 8;

/** The original and the English title, where they say something that the title does not. */
export const otherTitles = ({ title, originalTitle, englishTitle }) => [...new Set([originalTitle, englishTitle])].filter((other) => other && other !== title);

/** Where a trailer is watched: on YouTube itself, which sees nobody who does not go there. */
export const trailerLink = (id) => (/^[\w-]{11}$/.test(id ?? '') ? `https://www.youtube.com/watch?v=${id}` : null);
