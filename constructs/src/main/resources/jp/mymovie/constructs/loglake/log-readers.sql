-- Who read files of the archive, and who was kept from it.
SELECT bucket, requester, remote_ip AS address, http_status AS status,
       count(*) AS files, sum(TRY_CAST(bytes_sent AS bigint)) AS bytes
FROM s3access
WHERE day BETWEEN :first_day AND :last_day
  AND operation LIKE '%.GET.OBJECT'
GROUP BY bucket, requester, remote_ip, http_status
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY files DESC, bucket, requester, address, status
LIMIT 100
