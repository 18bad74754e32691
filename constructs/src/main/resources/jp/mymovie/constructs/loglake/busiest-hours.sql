-- Hours of the day by their requests, busiest first.
SELECT date_format(:time(cloudfront), '%H') AS hour, count(*) AS requests, sum(TRY_CAST(sc_bytes AS bigint)) AS bytes
FROM cloudfront
WHERE :days(cloudfront)
  AND cs_user_agent IS DISTINCT FROM 'mymovie-probe'
  AND TRY_CAST(sc_status AS integer) IS NOT NULL
GROUP BY 1
UNION ALL SELECT NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, hour
