-- Share of answers that came from the cache, files and API apart. Parameters: first day, last day.
SELECT CASE WHEN cs_uri_stem LIKE '/api/%' THEN 'api' ELSE 'files' END AS what,
       count(*) AS requests,
       round(1e2 * count_if(x_edge_result_type IN ('Hit', 'RefreshHit', 'OriginShieldHit')) / count(*), 2) AS percent
FROM cloudfront
WHERE day BETWEEN date_format(CAST(? AS date), '%Y/%m/%d') AND date_format(CAST(? AS date), '%Y/%m/%d')
GROUP BY CASE WHEN cs_uri_stem LIKE '/api/%' THEN 'api' ELSE 'files' END
ORDER BY what
