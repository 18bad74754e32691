-- Addresses that came on the last day and on none of the days before it.
SELECT address, requests, first_seen, user_agent
FROM (
  SELECT c_ip AS address,
         count(*) AS requests,
         min(day) AS came,
         min("time") AS first_seen,
         min(cs_user_agent) AS user_agent
  FROM cloudfront
  WHERE day BETWEEN :first_day AND :last_day
    AND cs_user_agent IS DISTINCT FROM 'mymovie-probe'
    AND TRY_CAST(sc_status AS integer) IS NOT NULL
  GROUP BY c_ip
)
WHERE came = :last_day
UNION ALL SELECT NULL, NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, address
LIMIT 100
