-- Hours of the day in UTC by their requests, busiest first.
SELECT substr("time", 1, 2) AS hour, count(*) AS requests, sum(TRY_CAST(sc_bytes AS bigint)) AS bytes
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND cs_user_agent IS DISTINCT FROM 'mymovie-probe'
  AND TRY_CAST(sc_status AS integer) IS NOT NULL
GROUP BY substr("time", 1, 2)
UNION ALL SELECT NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, hour
