-- Programs that asked, by the name they gave, and how often they were refused.
SELECT cs_user_agent AS user_agent,
       count(*) AS requests,
       count(DISTINCT c_ip) AS addresses,
       count_if(TRY_CAST(sc_status AS integer) >= 400) AS refused
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND TRY_CAST(sc_status AS integer) IS NOT NULL
GROUP BY cs_user_agent
UNION ALL SELECT NULL, NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, user_agent
LIMIT 100
