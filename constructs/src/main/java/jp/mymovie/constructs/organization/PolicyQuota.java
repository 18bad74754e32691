package jp.mymovie.constructs.organization;

import java.time.LocalDate;

/**
 * What AWS Organizations takes of one type of policy. It moves, so it is dated data: check it when a synth stops on it.
 *
 * @param asOf the day from which it holds
 * @param policiesPerTarget how many may be attached to one root, unit or account; AWS's own FullAWSAccess counts
 * @param characters how long each may be, white space included
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html">Quotas</a>
 */
public record PolicyQuota(LocalDate asOf, int policiesPerTarget, int characters) {
    /** Service control policies. */
    public static final PolicyQuota SERVICE_CONTROL = new PolicyQuota(LocalDate.of(2026, 5, 15), 10, 10_240);

    /** Resource control policies; AWS's own RCPFullAWSAccess counts. */
    public static final PolicyQuota RESOURCE_CONTROL = new PolicyQuota(LocalDate.of(2024, 11, 13), 5, 5_120);

    /** Backup policies. */
    public static final PolicyQuota BACKUP = new PolicyQuota(LocalDate.of(2024, 11, 13), 10, 10_000);

    /** Declarative policies of EC2. */
    public static final PolicyQuota DECLARATIVE_EC2 = new PolicyQuota(LocalDate.of(2024, 12, 1), 10, 10_000);

    /** How deep units nest below the root. */
    public static final int UNIT_DEPTH = 5;
}
