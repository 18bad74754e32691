/** Reasons why a row or a file cannot be imported that have a sentence of ours, by words they hold; see `docs/imports.md`. */
const known = [
  [/^tmdb did not answer/, 'reason.upstream'],
  [/^it has stood still/, 'reason.stuck'],
  [/^tmdb finds no film/, 'reason.none'],
  [/^tmdb knows no film/, 'reason.unknownId'],
  [/^tmdb finds \d+ films/, 'reason.several'],
  [/^it is no film/, 'reason.noFilm'],
  [/does not tell whether it was watched/, 'reason.unwatched'],
  [/neither completed nor planned nor rated/, 'reason.dropped'],
  [/a rating up to|a rating must be written/, 'reason.rating'],
  [/a day|be read in one way/, 'reason.day'],
  [/a quote is not closed/, 'reason.quote'],
  [/^it has \d+ fields/, 'reason.fields'],
  [/the note must be at most/, 'reason.note'],
  [/an id of|the id of/, 'reason.id'],
  [/without controls/, 'reason.controls'],
  [/in UTF-8, UTF-16 or Shift_JIS/, 'reason.encoding'],
  [/must be those of one service/, 'reason.mixed'],
  [/^one column must|columns must have different names/, 'reason.column'],
  [/unpack it/, 'reason.archive'],
  [/must be json of trakt/i, 'reason.json'],
  [/^the scale of .* is known/, 'reason.scale'],
  [/at most 10000 rows/, 'reason.rows'],
];

/** The key of a sentence, or null: then the reason is shown as the API words it. */
export const reasonOf = (reason) => known.find(([words]) => words.test(reason))?.[1] ?? null;
