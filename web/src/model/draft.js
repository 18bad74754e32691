const key = 'mymovie.draft';

/** What was typed about a film when the session ended: kept in this tab until that user opens the film again. */
export function keepDraft(draft, storage = sessionStorage) {
  storage.setItem(key, JSON.stringify(draft));
}

/** The film that a draft waits for, if the user who wrote it is back. */
export function draftFilm(me, storage = sessionStorage) {
  const draft = read(storage);
  return draft && draft.me === me ? draft.film : null;
}

/** Takes the draft of a film: it is given once. Another user's is thrown away. */
export function draftOf(tmdbId, me, storage = sessionStorage) {
  const draft = read(storage);
  if (!draft || !me) return null;
  if (draft.me !== me) return storage.removeItem(key), null;
  if (draft.film.tmdbId !== tmdbId) return null;
  storage.removeItem(key);
  return draft.said;
}

function read(storage) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
}
