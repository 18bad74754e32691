-- Users whose lists were looked at most, and from how many addresses.
SELECT regexp_extract(cs_uri_stem, '^/api/v1/users/([^/]+)', 1) AS handle,
       count(*) AS views,
       count(DISTINCT c_ip) AS addresses,
       count(*) OVER () AS rows_found
FROM cloudfront
WHERE :days(cloudfront)
  AND NOT :is_bot
  AND cs_uri_stem LIKE '/api/v1/users/_%'
  AND cs_method = 'GET'
  AND TRY_CAST(sc_status AS integer) < 400
GROUP BY regexp_extract(cs_uri_stem, '^/api/v1/users/([^/]+)', 1)
UNION ALL SELECT NULL, NULL, NULL, NULL WHERE :refused
ORDER BY views DESC, handle
LIMIT 100
