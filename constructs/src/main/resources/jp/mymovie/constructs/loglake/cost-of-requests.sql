-- What requests cost in US dollars at list prices, files and API apart.
-- CloudFront in Japan and API Gateway in Tokyo, first tiers, nothing free: 0.012 a 10,000 HTTPS requests,
-- 0.114 a GB sent, 4.25 a million API calls. Change them here when https://aws.amazon.com/cloudfront/pricing/ does.
SELECT IF(cs_uri_stem LIKE '/api/%', 'api', 'files') AS what,
       count(*) AS requests,
       sum(TRY_CAST(sc_bytes AS bigint)) AS bytes,
       round(count(*) * 0.0000012e0
             + sum(TRY_CAST(sc_bytes AS bigint)) / 1e9 * 0.114e0
             + count_if(cs_uri_stem LIKE '/api/%') * 0.00000425e0, 6) AS dollars
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND TRY_CAST(sc_bytes AS bigint) IS NOT NULL
GROUP BY IF(cs_uri_stem LIKE '/api/%', 'api', 'files')
UNION ALL SELECT NULL, NULL, NULL, NULL WHERE :refused
ORDER BY what
