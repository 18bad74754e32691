-- Addresses and requests of each day, by account.
SELECT day, account, count(DISTINCT c_ip) AS addresses, count(*) AS requests
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND cs_user_agent IS DISTINCT FROM 'mymovie-probe'
  AND TRY_CAST(sc_status AS integer) IS NOT NULL
GROUP BY day, account
UNION ALL SELECT NULL, NULL, NULL, NULL WHERE :refused
ORDER BY day, account
