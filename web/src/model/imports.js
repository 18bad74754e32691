/** What becomes of rows, in the order of the page: what wants the reader's choice first. */
export const fates = ['offered', 'unknown', 'pending', 'found', 'chosen', 'registered', 'kept', 'skipped', 'takenBack'];

/** The orders that an import takes in each of its states. */
export const orders = { held: ['run', 'undo'], running: ['stop'], stopped: ['run', 'undo'], failed: ['run', 'undo'], finished: ['undo'], undone: [] };

/** The API takes at most so many choices at a time. */
export const mostChoices = 50;

const resting = ['held', 'finished', 'stopped', 'failed'];
const settled = ['pending', 'takenBack'];

export const mayChoose = ({ state }, { fate }) => resting.includes(state) && !settled.includes(fate);

/** Rows in groups `[fate, rows]`, without the empty ones. */
export const byFate = (rows) => fates.map((fate) => [fate, rows.filter((row) => row.fate === fate)]).filter(([, some]) => some.length);

/** What stands for picks, a map of film ids by row, when they are sent: the first ones, as many as the API takes. */
export const choicesOf = (picks) => [...picks].slice(0, mostChoices).map(([row, tmdbId]) => ({ row, tmdbId }));
