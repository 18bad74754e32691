-- Views of each path.
SELECT cs_uri_stem AS path, count(*) AS views
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND cs_user_agent IS DISTINCT FROM 'mymovie-probe'
  AND cs_method = 'GET'
  AND TRY_CAST(sc_status AS integer) < 400
GROUP BY cs_uri_stem
UNION ALL SELECT NULL, NULL WHERE :refused
ORDER BY views DESC, path
LIMIT 100
