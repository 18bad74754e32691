-- Addresses that came on the last day and on none of the days before it.
SELECT c_ip AS address, count(*) AS requests, min("time") AS first_seen, arbitrary(cs_user_agent) AS a_user_agent
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND TRY_CAST(sc_status AS integer) IS NOT NULL
GROUP BY c_ip
HAVING min(day) = max(day) AND count_if(day = :last_day) > 0
UNION ALL SELECT NULL, NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, address
LIMIT 100
