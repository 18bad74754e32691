-- Share of answers that came from the cache, files and API apart.
SELECT IF(cs_uri_stem LIKE '/api/%', 'api', 'files') AS what,
       count(*) AS requests,
       round(1e2 * count_if(x_edge_result_type IN ('Hit', 'RefreshHit', 'OriginShieldHit')) / count(*), 2) AS percent
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND TRY_CAST(sc_status AS integer) IS NOT NULL
GROUP BY IF(cs_uri_stem LIKE '/api/%', 'api', 'files')
UNION ALL SELECT NULL, NULL, NULL WHERE :refused
ORDER BY what
