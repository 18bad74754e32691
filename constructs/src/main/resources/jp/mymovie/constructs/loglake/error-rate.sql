-- Share of failed answers of each day, by account.
SELECT day,
       account,
       count(*) AS requests,
       round(1e2 * count_if(TRY_CAST(sc_status AS integer) BETWEEN 400 AND 499) / count(*), 2) AS percent_4xx,
       round(1e2 * count_if(TRY_CAST(sc_status AS integer) >= 500) / count(*), 2) AS percent_5xx
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND TRY_CAST(sc_status AS integer) IS NOT NULL
GROUP BY day, account
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY day, account
