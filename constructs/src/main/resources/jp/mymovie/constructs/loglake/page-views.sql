-- Views of each page: a GET answered with 200 and HTML, by somebody who is no bot; files, API calls and 304s are none.
-- A bot is whoever does not call itself Mozilla/…, or says bot, crawl, spider, slurp, preview, headless, monitor, scan or
-- the address of a page about itself: https://developers.google.com/crawling/docs/crawlers-fetchers/google-common-crawlers
SELECT cs_uri_stem AS path, count(DISTINCT x_edge_request_id) AS views, count(DISTINCT c_ip) AS people,
       count(*) OVER () AS rows_found
FROM cloudfront
WHERE :days(cloudfront)
  AND :is_view
GROUP BY cs_uri_stem
UNION ALL SELECT NULL, NULL, NULL, NULL WHERE :refused
ORDER BY views DESC, path
LIMIT 100
