/** An answer that is not a success: an RFC 9457 problem of the API, or no answer at all (status 0). */
export class Problem extends Error {
  constructor(status, body = {}, retryAfter = null) {
    super(`${status} ${body.title ?? ''}`.trim());
    this.status = status;
    this.slug = slugOf(body.type);
    this.detail = body.detail ?? null;
    this.instance = body.instance ?? null;
    this.errors = body.errors ?? [];
    this.retryAfter = retryAfter;
  }

  /** The detail the API gives about one field, by JSON pointer. */
  about(pointer) {
    return this.errors.find((error) => error.pointer === pointer);
  }
}

function slugOf(type) {
  return typeof type === 'string' && type.includes('/problems/') ? type.split('/').pop() : null;
}

/** Says it in the reader's language: by slug, else by status, else in general. */
export function describe(problem, t, has) {
  const { slug, status, retryAfter } = problem;
  if (retryAfter && (status === 429 || status === 503)) return t('problem.wait', { seconds: retryAfter });
  const key = [`problem.${slug}`, `problem.${status}`].find(has);
  return t(key ?? (status >= 500 ? 'problem.500' : 'problem.other'));
}
