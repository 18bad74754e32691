-- Who read, listed, copied out or restored files of the archive's buckets, and who was kept from it; the rarest first.
-- A copy within S3 is COPY.OBJECT_GET or COPY.PART_GET in the log of the bucket that it leaves:
-- https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html
SELECT bucket, requester, remote_ip AS address, operation, http_status AS status,
       count(*) AS requests, sum(TRY_CAST(bytes_sent AS bigint)) AS bytes, count(DISTINCT object_key) AS files
FROM s3access
WHERE :days(s3access)
  AND (operation LIKE '%.GET.%' OR operation LIKE '%.HEAD.%' OR operation LIKE '%.COPY.%' OR operation LIKE '%RESTORE%'
       OR operation LIKE '%SELECT%')
GROUP BY 1, 2, 3, 4, 5
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY requests, bucket, requester, address, operation, status
