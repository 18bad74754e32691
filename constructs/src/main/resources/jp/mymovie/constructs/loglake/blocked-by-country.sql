-- Countries from which requests came that the web ACL refused, and from how many addresses.
SELECT json_extract_scalar(http_request, '$.country') AS country, count(*) AS requests,
       count(DISTINCT json_extract_scalar(http_request, '$.clientIp')) AS addresses
FROM waf
WHERE day BETWEEN :first_day-1 AND :last_day+1
  AND TRY(date_format(from_unixtime(TRY_CAST(requested_at AS bigint) / 1000), '%Y/%m/%d'))
      BETWEEN :first_day AND :last_day
  AND action = 'BLOCK'
GROUP BY 1
UNION ALL SELECT NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, country
LIMIT 100
