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
}
