-- Views of each path. Parameters: first day, last day.
SELECT cs_uri_stem AS path, count(*) AS views
FROM cloudfront
WHERE day BETWEEN date_format(CAST(? AS date), '%Y/%m/%d') AND date_format(CAST(? AS date), '%Y/%m/%d')
  AND cs_method = 'GET'
  AND TRY_CAST(sc_status AS integer) < 400
GROUP BY cs_uri_stem
ORDER BY views DESC, path
LIMIT 100
