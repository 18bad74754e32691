-- What one address asked for, in the order of time.
SELECT date || ' ' || "time" AS at, cs_method AS method, cs_uri_stem AS path, sc_status AS status,
       cs_user_agent AS user_agent, x_edge_request_id AS edge_request_id
FROM cloudfront
WHERE day BETWEEN :first_day AND :last_day
  AND c_ip = :address
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY at, edge_request_id
LIMIT 1000
