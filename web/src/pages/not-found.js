import { View } from '../view.js';
import { t } from '../i18n/index.js';
import { failure } from '../components/failure.js';

class NotFoundPage extends View {
  render() {
    return failure({ code: '404', title: t('notFound.title'), detail: t('notFound.detail') });
  }
}

customElements.define('not-found-page', NotFoundPage);
