/** Reasons of the import that have a sentence of ours, by what they begin with or hold; see `docs/imports.md`. */
const known = [
  [/^tmdb finds no film/, 'reason.none'],
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
];

/** The key of a sentence, or null: then the reason is shown as the API words it. */
export const reasonOf = (reason) => known.find(([words]) => words.test(reason))?.[1] ?? null;
