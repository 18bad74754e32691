-- Keys with which requests came, by day; a dash is a call past CloudFront. Look here before a key is taken away.
SELECT TRY(date_format(from_unixtime(TRY_CAST(request_time AS bigint) / 1000), '%Y/%m/%d')) AS day,
       account,
       api_key_id AS key,
       count(*) AS requests
FROM apigateway
WHERE day BETWEEN :first_day-1 AND :last_day+1
  AND TRY(date_format(from_unixtime(TRY_CAST(request_time AS bigint) / 1000), '%Y/%m/%d'))
      BETWEEN :first_day AND :last_day
GROUP BY 1, account, api_key_id
UNION ALL SELECT NULL, NULL, NULL, NULL WHERE :refused
ORDER BY day, account, key
