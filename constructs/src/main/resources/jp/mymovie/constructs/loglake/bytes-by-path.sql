-- Bytes sent for each path.
SELECT cs_uri_stem AS path, count(*) AS requests, sum(TRY_CAST(sc_bytes AS bigint)) AS bytes
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND TRY_CAST(sc_bytes AS bigint) IS NOT NULL
GROUP BY cs_uri_stem
UNION ALL SELECT NULL, NULL, NULL WHERE :refused
ORDER BY bytes DESC, path
LIMIT 100
