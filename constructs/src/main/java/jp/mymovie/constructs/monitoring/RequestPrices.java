package jp.mymovie.constructs.monitoring;

/**
 * Prices in US dollars of what requests are billed for, from which a {@link ServiceDashboard} approximates the cost of an
 * hour: without free allowances, storage, logs, backups and everything else that is billed by the month.
 *
 * @param edgeRequest a request at CloudFront
 * @param edgeByte a byte from CloudFront to a visitor
 * @param apiRequest a request at API Gateway
 * @param invocation a call of a function
 * @param functionSecond a second of a function with 1 GB of memory
 * @param readUnit a read request unit of DynamoDB
 * @param writeUnit a write request unit of DynamoDB
 */
public record RequestPrices(
        double edgeRequest,
        double edgeByte,
        double apiRequest,
        double invocation,
        double functionSecond,
        double readUnit,
        double writeUnit) {}
