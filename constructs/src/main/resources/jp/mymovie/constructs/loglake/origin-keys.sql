-- Keys with which requests came, by day; a dash is a call past CloudFront. Look here before a key is taken away.
SELECT :day(apigateway) AS day,
       account,
       api_key_id AS key,
       count(*) AS requests
FROM apigateway
WHERE :days(apigateway)
GROUP BY 1, account, api_key_id
UNION ALL SELECT NULL, NULL, NULL, NULL WHERE :refused
ORDER BY day, account, key
