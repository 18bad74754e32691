-- Addresses whose requests the web ACL refused, most often first, and the rules that did.
SELECT json_extract_scalar(http_request, '$.clientIp') AS address,
       json_extract_scalar(http_request, '$.country') AS country,
       terminating_rule_id AS rule, count(*) AS requests,
       count(*) OVER () AS rows_found
FROM waf
WHERE :days(waf)
  AND action = 'BLOCK'
GROUP BY 1, 2, 3
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, address, rule
LIMIT 100
