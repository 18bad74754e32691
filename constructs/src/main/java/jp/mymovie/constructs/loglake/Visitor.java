package jp.mymovie.constructs.loglake;

/**
 * Words for people and programs in CloudFront's log, of which {@code page-views.sql} tells the readers.
 *
 * @see <a href="https://developers.google.com/crawling/docs/crawlers-fetchers/google-common-crawlers">How a crawler names
 *     itself</a>
 */
final class Visitor {
    /** Browsers all begin with Mozilla/; crawlers that do so too say what they are. The log encodes spaces as %20. */
    static final String IS_BOT = "(NOT coalesce(regexp_like(cs_user_agent, '^Mozilla/') AND NOT regexp_like("
            + "lower(cs_user_agent), 'bot|crawl|spider|slurp|preview|headless|monitor|scan|http'), false))";

    /** HTML that was sent: what the browser holds already, and files that a page draws after it, are no views. */
    static final String IS_VIEW = "(cs_method = 'GET' AND sc_status = '200' AND sc_content_type LIKE 'text/html%' AND "
            + "NOT " + IS_BOT + ")";

    private Visitor() {}
}
