import './styles/main.scss';
import { Api } from './api.js';
import { loadConfig } from './config.js';
import { preferred, speak } from './i18n/index.js';
import { Mine } from './model/mine.js';
import { Router } from './router.js';
import { match } from './routes.js';
import { Session } from './session.js';
import { applyTheme } from './theme.js';
import './app.js';

// A page older than the last deployment asks for files that are gone: once, the newest page is fetched instead.
addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem('mymovie.reloaded') === document.lastModified) return;
  sessionStorage.setItem('mymovie.reloaded', document.lastModified);
  event.preventDefault();
  location.reload();
});

applyTheme();
const words = speak(preferred(), false);
// With the words and the configuration, not after them; where it fails, the frame says so.
match(location.pathname).route.load().catch(() => {});
const app = document.querySelector('mymovie-app');

try {
  const config = await loadConfig();
  const session = new Session(config);
  if (location.pathname === '/callback' || !(await session.resume())) {
    const api = new Api({ token: () => session.token(), refused: () => session.expire() });
    await words;
    app.start({ config, session, api, mine: new Mine(session), router: new Router() });
  }
} catch (failure) {
  console.error(failure);
  await words.catch(() => {});
  app.fail();
}
