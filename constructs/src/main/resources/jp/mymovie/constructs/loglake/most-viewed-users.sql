-- Users whose lists were looked at most, and from how many addresses.
SELECT regexp_extract(cs_uri_stem, '^/api/v1/users/([^/]+)', 1) AS handle,
       count(*) AS views,
       count(DISTINCT c_ip) AS addresses
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND cs_user_agent IS DISTINCT FROM 'mymovie-probe'
  AND cs_uri_stem LIKE '/api/v1/users/_%'
  AND cs_method = 'GET'
  AND TRY_CAST(sc_status AS integer) < 400
GROUP BY regexp_extract(cs_uri_stem, '^/api/v1/users/([^/]+)', 1)
UNION ALL SELECT NULL, NULL, NULL WHERE :refused
ORDER BY views DESC, handle
LIMIT 100
