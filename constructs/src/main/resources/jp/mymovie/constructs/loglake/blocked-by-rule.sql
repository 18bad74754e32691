-- Requests that the web ACL refused, by the rule that ended them.
SELECT account, service, terminating_rule_id AS rule, response_code_sent AS status, count(*) AS requests,
       count(DISTINCT json_extract_scalar(http_request, '$.clientIp')) AS addresses
FROM waf
WHERE day BETWEEN :first_day-1 AND :last_day+1
  AND TRY(date_format(from_unixtime(TRY_CAST(requested_at AS bigint) / 1000), '%Y/%m/%d'))
      BETWEEN :first_day AND :last_day
  AND action = 'BLOCK'
GROUP BY account, service, terminating_rule_id, response_code_sent
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, account, service, rule
LIMIT 100
