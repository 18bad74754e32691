-- Requests that the web ACL refused, by the rule that ended them.
SELECT account, service, terminating_rule_id AS rule, response_code_sent AS status, count(*) AS requests,
       count(DISTINCT json_extract_scalar(http_request, '$.clientIp')) AS addresses,
       count(*) OVER () AS rows_found
FROM waf
WHERE :days(waf)
  AND action = 'BLOCK'
GROUP BY account, service, terminating_rule_id, response_code_sent
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, account, service, rule
LIMIT 100
