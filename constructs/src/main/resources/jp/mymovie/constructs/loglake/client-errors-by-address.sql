-- Addresses whose requests were refused most often. Parameters: first day, last day.
SELECT c_ip AS address, sc_status AS status, count(*) AS requests
FROM cloudfront
WHERE day BETWEEN date_format(CAST(? AS date), '%Y/%m/%d') AND date_format(CAST(? AS date), '%Y/%m/%d')
  AND TRY_CAST(sc_status AS integer) BETWEEN 400 AND 499
GROUP BY c_ip, sc_status
ORDER BY requests DESC, address
LIMIT 100
