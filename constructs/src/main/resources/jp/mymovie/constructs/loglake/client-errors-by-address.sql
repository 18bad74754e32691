-- Addresses whose requests were refused with a 4xx, most often first.
SELECT c_ip AS address, sc_status AS status, count(*) AS requests
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND TRY_CAST(sc_status AS integer) BETWEEN 400 AND 499
GROUP BY c_ip, sc_status
UNION ALL SELECT NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, address, status
LIMIT 100
