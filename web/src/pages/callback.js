import { View } from '../view.js';
import { t } from '../i18n/index.js';
import { draftFilm } from '../model/draft.js';
import { editFilm } from '../components/edit-film.js';
import { failure } from '../components/failure.js';
import { waiting } from '../components/waiting.js';

/** The end of the sign-in redirect: on to where the user was, by way of choosing a handle at the very first time. */
class CallbackPage extends View {
  static properties = { failed: { state: true } };

  async connectedCallback() {
    super.connectedCallback();
    const { session, api, router, app } = this.ctx;
    try {
      const { to, place } = await session.complete(location.href);
      const welcome = session.signedIn && (await this.#firstTime(api, session));
      router.go(welcome ? `/welcome?${new URLSearchParams({ to })}` : to, { replace: true, place });
      const draft = draftFilm(session.me?.handle);
      if (draft) await editFilm(this.ctx, draft, null, { changed: () => app.page.again?.() });
    } catch (problem) {
      console.error(problem);
      this.failed = true;
    }
  }

  /** Where the profile cannot be had just now, the page the user comes to says so. */
  async #firstTime(api, session) {
    try {
      session.know(await api.me());
    } catch (problem) {
      return problem.slug === 'no-profile';
    }
    return false;
  }

  render() {
    if (!this.failed) return waiting();
    return failure({ title: t('callback.failed'), detail: t('callback.failed.detail'), retry: () => this.ctx.session.signIn('/me') });
  }
}

customElements.define('callback-page', CallbackPage);
