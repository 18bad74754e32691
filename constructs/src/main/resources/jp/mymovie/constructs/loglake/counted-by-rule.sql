-- Requests that rules of the web ACL counted and let pass, by rule: what would be refused if they blocked.
SELECT account, service, rule, count(*) AS requests, max(json_extract_scalar(http_request, '$.uri')) AS path
FROM waf
CROSS JOIN UNNEST(regexp_extract_all(concat(coalesce(non_terminating_matching_rules, ''), coalesce(rule_group_list, '')),
    '"ruleId":"([^"]+)","action":"(?:COUNT|EXCLUDED_AS_COUNT)"', 1)) AS matched (rule)
WHERE day BETWEEN :first_day-1 AND :last_day+1
  AND TRY(date_format(from_unixtime(TRY_CAST(requested_at AS bigint) / 1000), '%Y/%m/%d'))
      BETWEEN :first_day AND :last_day
GROUP BY account, service, rule
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, account, service, rule
LIMIT 100
