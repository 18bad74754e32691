-- Views of pages, people, requests of bots and all requests of each day, by account; page-views says what a view is.
-- People are the addresses that viewed a page: a household is one, somebody on a train may be several.
SELECT :day(cloudfront) AS day, account,
       count(DISTINCT IF(:is_view, x_edge_request_id)) AS views,
       count(DISTINCT IF(:is_view, c_ip)) AS people,
       count(DISTINCT IF(:is_bot, x_edge_request_id)) AS bot_requests,
       count(DISTINCT x_edge_request_id) AS requests
FROM cloudfront
WHERE :days(cloudfront)
  AND TRY_CAST(sc_status AS integer) IS NOT NULL
GROUP BY 1, account
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY day, account
