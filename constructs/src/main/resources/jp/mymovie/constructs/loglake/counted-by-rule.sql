-- Requests that rules of the web ACL counted and let pass, by rule: what would be refused if they blocked.
SELECT account, service, json_extract_scalar(matched, '$.ruleId') AS rule, count(*) AS requests,
       max(json_extract_scalar(http_request, '$.uri')) AS path
FROM waf
CROSS JOIN UNNEST(concat(
    CAST(coalesce(TRY(json_parse(non_terminating_matching_rules)), JSON '[]') AS array(json)),
    flatten(transform(
        CAST(coalesce(TRY(json_parse(rule_group_list)), JSON '[]') AS array(json)),
        rules -> coalesce(CAST(json_extract(rules, '$.nonTerminatingMatchingRules') AS array(json)), ARRAY[]))))) AS t (matched)
WHERE day BETWEEN :first_day-1 AND :last_day+1
  AND TRY(date_format(from_unixtime(TRY_CAST(requested_at AS bigint) / 1000), '%Y/%m/%d'))
      BETWEEN :first_day AND :last_day
GROUP BY 1, 2, 3
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, account, service, rule
LIMIT 100
