-- Paths whose answers failed with a 5xx, most often first.
SELECT cs_method AS method,
       cs_uri_stem AS path,
       sc_status AS status,
       count(*) AS failures,
       min(date || ' ' || "time") AS first_seen,
       max(date || ' ' || "time") AS last_seen
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND TRY_CAST(sc_status AS integer) >= 500
GROUP BY cs_method, cs_uri_stem, sc_status
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY failures DESC, method, path, status
LIMIT 100
