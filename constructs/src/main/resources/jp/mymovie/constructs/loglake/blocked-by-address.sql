-- Addresses whose requests the web ACL refused, most often first, and the rules that did.
SELECT json_extract_scalar(http_request, '$.clientIp') AS address,
       json_extract_scalar(http_request, '$.country') AS country,
       terminating_rule_id AS rule, count(*) AS requests
FROM waf
WHERE day BETWEEN :first_day-1 AND :last_day+1
  AND TRY(date_format(from_unixtime(TRY_CAST(requested_at AS bigint) / 1000), '%Y/%m/%d'))
      BETWEEN :first_day AND :last_day
  AND action = 'BLOCK'
GROUP BY 1, 2, 3
UNION ALL SELECT NULL, NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, address, rule
LIMIT 100
