package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;

/**
 * Denies what starts a bill of another kind inside of services that are used: commitments, reservations, machines behind
 * functions, text messages ({@code paid-extras.txt} says why each). A text message is a publication to no topic.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html">Identity-based
 *     policies with Amazon SNS</a>
 * @see <a href="https://docs.aws.amazon.com/acm/latest/userguide/acm-conditions.html">Condition keys of ACM</a>
 */
public record DenyPaidExtras() implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.deny(
                        "DenyPaidExtras", Exemption.actions(Exemption.PAID).toArray(String[]::new)),
                Statement.deny("DenyTextMessages", "sns:Publish").onAllBut(List.of("arn:aws:sns:*:*:*")),
                Statement.deny("DenyExportableCertificates", "acm:RequestCertificate")
                        .when(Map.of("StringEquals", Map.of("acm:Export", "ENABLED"))));
    }
}
