-- Films that were looked at most, by their numbers at TMDB, and from how many addresses.
SELECT regexp_extract(cs_uri_stem, '^/api/v1/films/([0-9]+)', 1) AS film,
       count(*) AS views,
       count(DISTINCT c_ip) AS addresses
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND cs_user_agent IS DISTINCT FROM 'mymovie-probe'
  AND regexp_like(cs_uri_stem, '^/api/v1/films/[0-9]+')
  AND cs_method = 'GET'
  AND TRY_CAST(sc_status AS integer) < 400
GROUP BY regexp_extract(cs_uri_stem, '^/api/v1/films/([0-9]+)', 1)
UNION ALL SELECT NULL, NULL, NULL WHERE :refused
ORDER BY views DESC, film
LIMIT 100
