const polls = 2;

/**
 * Imports in memory. A line is a title and a score; a title that is part of several films' is offered, `いま失敗` fails once.
 * Two polls stand for the work of a step.
 */
export class MockImports {
  #films;
  #problem;
  #all = new Map();

  constructor(films, problem) {
    this.#films = films;
    this.#problem = problem;
  }

  answer(me, method, path, query, key, body) {
    const [, id, rows] = /^\/me\/imports(?:\/([\w-]+)(\/rows)?)?$/.exec(path);
    if (!id) return method === 'POST' ? this.#start(me, query, key, body) : { body: { items: this.#of(me).reverse().map(({ job }) => seen(job)) } };
    const job = this.#all.get(id)?.job ?? this.#problem(404, 'no-import');
    if (method === 'PATCH') return { status: 202, body: seen(rows ? this.#choose(job, body.choices) : this.#order(me, job, body.wanted)) };
    if (!rows) return { body: { ...this.#poll(job), bad: job.bad, next: null } };
    const from = Number(query.get('cursor') ?? 0);
    return { body: { items: job.rows.slice(from, from + 50), next: from + 50 < job.rows.length ? String(from + 50) : null } };
  }

  #of = (me) => [...this.#all.values()].filter((one) => one.me === me);

  #start(me, query, key, file) {
    const problem = this.#problem;
    const [header, ...lines] = file.split(/\r?\n/).filter((line) => line.length);
    if (!/title|name/i.test(header)) problem(400, 'bad-request', {}, [], `the columns must be those of a service, got: ${header}`);
    if (/score/i.test(header) && !query.get('scale')) problem(400, 'scale-wanted');
    if (!/score|rating/i.test(header) && !query.get('as')) problem(400, 'use-wanted');
    const wish = query.get('as') === 'wish';
    const all = lines.map((line, i) => ({ line: i + 2, title: line.split(',')[0], year: null, score: Number(line.split(',')[1]) || null, watched: [], registeredAt: null, wish }));
    const bad = all.filter(({ title }) => !title).map(({ line, title }) => ({ line, title, reason: 'a quote is not closed' }));
    const good = all.filter(({ title }) => title);
    const about = { format: /rating/i.test(header) ? 'letterboxd' : 'table', total: all.length };
    if (query.get('preview') === 'true') return { body: { ...about, failed: bad.length, rows: good.slice(0, 20), bad: bad.slice(0, 20), ignored: ['Tags'] } };
    const id = key ?? problem(400, 'bad-request');
    if (!this.#all.has(id)) {
      this.#idle(me, id);
      const job = { id, ...about, bad, reason: null, startedAt: new Date().toISOString(), rows: good.map((row, i) => ({ row: i, ...row, fate: 'pending', reason: null, films: [] })) };
      this.#all.set(id, { me, job: run(job, query.get('hold') === 'true' ? 'look' : 'take') });
    }
    return { status: 202, body: seen(this.#all.get(id).job) };
  }

  #idle(me, id) {
    const other = this.#of(me).find(({ job }) => job.state === 'running' && job.id !== id)?.job;
    if (other) this.#problem(409, 'import-running', {}, [], `wait for the import ${other.id}, or stop it first`);
  }

  #order(me, job, wanted) {
    if (wanted === 'stop') return job.state === 'running' ? Object.assign(job, { state: 'stopped' }) : job;
    this.#idle(me, job.id);
    if (wanted === 'undo') return job.state === 'undone' ? job : run(job, 'undo');
    return job.state === 'held' ? run(job, 'take') : ['stopped', 'failed'].includes(job.state) ? run(job, job.order) : job;
  }

  #choose(job, choices) {
    if (['running', 'undone'].includes(job.state)) this.#problem(409, 'import-not-ready');
    for (const { row, tmdbId } of choices) {
      const film = tmdbId && (this.#films.find((one) => one.tmdbId === tmdbId) ?? this.#problem(404, 'no-film'));
      Object.assign(job.rows[row] ?? this.#problem(404, 'no-row'), { fate: film ? 'chosen' : 'skipped', reason: null, films: film ? [facts(film)] : [] });
    }
    return run(job, job.state === 'held' ? 'look' : job.order);
  }

  #poll(job) {
    if (job.state === 'running' && ++job.polls > polls) this.#end(job);
    return seen(job);
  }

  #end(job) {
    if (!job.failedOnce && job.rows.some(({ title }) => title === 'いま失敗'))
      return Object.assign(job, { failedOnce: true, state: 'failed', reason: 'tmdb did not answer: let the import go on later' });
    for (const row of job.rows) {
      if (row.fate === 'pending') Object.assign(row, this.#look(row));
      if (job.order === 'take' && ['found', 'chosen'].includes(row.fate)) row.fate = 'registered';
      if (job.order === 'undo' && row.fate === 'registered') row.fate = 'takenBack';
    }
    return Object.assign(job, { state: { look: 'held', take: 'finished', undo: 'undone' }[job.order] });
  }

  #look({ title }) {
    const films = this.#films.filter((film) => film.title === title || film.originalTitle === title);
    const fits = films.length ? films : this.#films.filter((film) => `${film.title} ${film.originalTitle}`.includes(title));
    if (!fits.length) return { fate: 'unknown', reason: 'tmdb finds no film of that title and year' };
    return { fate: fits.length > 1 ? 'offered' : 'found', films: fits.slice(0, 5).map(facts) };
  }
}

const run = (job, order) => Object.assign(job, { order, state: 'running', reason: null, polls: 0 });

const facts = ({ tmdbId, title, originalTitle, englishTitle, releaseDate, posterPath, genres, director, runtime }) =>
  ({ tmdbId, title, originalTitle, englishTitle, releaseDate, posterPath, genres, director, runtime });

function seen({ id, format, state, reason, total, rows, bad, startedAt }) {
  const n = (...fates) => rows.filter(({ fate }) => fates.includes(fate)).length;
  return { id, format, state, reason, total, done: n('registered', 'kept', 'skipped', 'takenBack'), offered: n('offered'), failed: bad.length + n('unknown'), startedAt };
}
