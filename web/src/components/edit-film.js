import { has, t } from '../i18n/index.js';
import { describe, Problem } from '../problem.js';

/**
 * Opens the dialog on a film and says what came of it, with the way back after a deletion. `changed` draws the page from
 * the API's answer; then the focus goes to `back`, or to the heading where that is gone.
 */
export async function editFilm(ctx, film, seen, { changed, back, see }) {
  if (!ctx.session.signedIn) return ctx.session.signIn();
  const done = await ctx.app.score(film, seen);
  if (!done) return;
  if (done.saved) ctx.app.toast(t('entry.saved', done.saved), see);
  else ctx.app.toast(t('entry.deleted', done.deleted), undo(ctx, done.deleted, { changed, back }));
  await changed(done);
  await ctx.app.focusOn(back);
}

const undo = (ctx, entry, after) => ({ label: t('action.undo'), run: () => restore(ctx, entry, after) });

async function restore(ctx, entry, { changed, back }) {
  try {
    const saved = await ctx.api.restoreEntry(entry).catch((problem) => again(ctx.api, problem, entry));
    ctx.mine.learn(entry.tmdbId, saved);
    ctx.app.toast(t('entry.restored', entry));
    await changed({ saved });
    await ctx.app.focusOn(back);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    ctx.app.toast(describe(problem, t, has), { label: t('action.retry'), run: () => restore(ctx, entry, { changed, back }) });
  }
}

/** What can no longer be taken back is registered again as it was; what is there again meanwhile stays. */
function again(api, problem, { tmdbId, score, watched, note }) {
  if (![403, 404, 410].includes(problem.status)) throw problem;
  const said = { score, ...(watched?.length && { watched }), ...(note && { note }) };
  return api.addEntry(tmdbId, said).catch((refused) => (refused.status === 412 ? api.entry(tmdbId) : Promise.reject(refused)));
}
