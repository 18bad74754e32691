-- Machines that were started or asked for; VcpuLimitExceeded and its like are somebody at the quota.
-- https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
SELECT account, region, :who AS who, eventsource AS source, eventname AS call,
       coalesce(json_extract_scalar(requestparameters, '$.instanceType'), '-') AS instance_type,
       coalesce(errorcode, '-') AS error, count(*) AS calls, min(eventtime) AS first_seen, max(eventtime) AS last_seen
FROM cloudtrail
WHERE :days(cloudtrail)
  AND (eventname IN ('RunInstances', 'StartInstances', 'RequestSpotInstances', 'RequestSpotFleet', 'CreateFleet',
                     'CreateLaunchTemplate', 'CreateAutoScalingGroup', 'UpdateAutoScalingGroup', 'RunTask', 'CreateService',
                     'CreateCluster', 'CreateNodegroup', 'CreateNotebookInstance', 'CreateTrainingJob', 'SubmitJob',
                     'CreateComputeEnvironment', 'RunJobFlow', 'RequestServiceQuotaIncrease', 'CreateInstances')
       OR regexp_like(errorcode, 'LimitExceeded|InsufficientInstanceCapacity|PendingVerification|CountExceeded'))
GROUP BY 1, 2, 3, 4, 5, 6, 7
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY first_seen, account, region, who, source, call, instance_type, error
