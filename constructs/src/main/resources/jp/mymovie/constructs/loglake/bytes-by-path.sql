-- Bytes sent for each path. Parameters: first day, last day.
SELECT cs_uri_stem AS path, count(*) AS requests, sum(TRY_CAST(sc_bytes AS bigint)) AS bytes
FROM cloudfront
WHERE day BETWEEN date_format(CAST(? AS date), '%Y/%m/%d') AND date_format(CAST(? AS date), '%Y/%m/%d')
GROUP BY cs_uri_stem
ORDER BY bytes DESC, path
LIMIT 100
