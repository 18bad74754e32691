-- Paths whose answers failed with a 5xx, most often first.
SELECT cs_method AS method,
       cs_uri_stem AS path,
       sc_status AS status,
       count(*) AS failures,
       date_format(min(:time(cloudfront)), '%Y-%m-%d %H:%i:%s') AS first_seen,
       date_format(max(:time(cloudfront)), '%Y-%m-%d %H:%i:%s') AS last_seen,
       count(*) OVER () AS rows_found
FROM cloudfront
WHERE :days(cloudfront)
  AND TRY_CAST(sc_status AS integer) >= 500
GROUP BY cs_method, cs_uri_stem, sc_status
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY failures DESC, method, path, status
LIMIT 100
