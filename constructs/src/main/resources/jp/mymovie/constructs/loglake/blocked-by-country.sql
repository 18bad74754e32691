-- Countries from which requests came that the web ACL refused, and from how many addresses.
SELECT json_extract_scalar(http_request, '$.country') AS country, count(*) AS requests,
       count(DISTINCT json_extract_scalar(http_request, '$.clientIp')) AS addresses,
       count(*) OVER () AS rows_found
FROM waf
WHERE :days(waf)
  AND action = 'BLOCK'
GROUP BY 1
UNION ALL SELECT NULL, NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, country
LIMIT 100
