-- Share of failed answers by day and account. Parameters: first day, last day.
SELECT day,
       account,
       count(*) AS requests,
       round(1e2 * count_if(TRY_CAST(sc_status AS integer) BETWEEN 400 AND 499) / count(*), 2) AS percent_4xx,
       round(1e2 * count_if(TRY_CAST(sc_status AS integer) >= 500) / count(*), 2) AS percent_5xx
FROM cloudfront
WHERE day BETWEEN date_format(CAST(? AS date), '%Y/%m/%d') AND date_format(CAST(? AS date), '%Y/%m/%d')
GROUP BY day, account
ORDER BY day, account
