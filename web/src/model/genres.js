/** TMDB's genres of films: its id and our message. @see https://developer.themoviedb.org/reference/genre-movie-list */
export const genres = new Map([
  [28, 'genre.action'], [12, 'genre.adventure'], [16, 'genre.animation'], [35, 'genre.comedy'], [80, 'genre.crime'],
  [99, 'genre.documentary'], [18, 'genre.drama'], [10751, 'genre.family'], [14, 'genre.fantasy'], [36, 'genre.history'],
  [27, 'genre.horror'], [10402, 'genre.music'], [9648, 'genre.mystery'], [10749, 'genre.romance'],
  [878, 'genre.scienceFiction'], [10770, 'genre.tvMovie'], [53, 'genre.thriller'], [10752, 'genre.war'], [37, 'genre.western'],
]);

/** Counts by genre, most first, with their messages. */
export const genreCounts = (counts) =>
  counts.map(({ genre, count }) => ({ key: genres.get(genre), genre, count })).filter(({ key }) => key).sort((a, b) => b.count - a.count);

/** Messages of a film's genres; one that TMDB has added since is left out. */
export const genreKeys = (ids) => ids.map((id) => genres.get(id)).filter(Boolean);
