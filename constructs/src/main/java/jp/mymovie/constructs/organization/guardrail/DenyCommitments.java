package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Nothing is bought that binds for years, and no limit raised that is paid for, in the services that are in use. Services
 * that are not in use are closed altogether elsewhere.
 *
 * @see <a href="https://aws.amazon.com/dynamodb/reserved-capacity/">Reserved capacity</a>
 */
public record DenyCommitments() implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny(
                "DenyCommitments",
                "cloudfront:CreateSavingsPlan",
                "cloudfront:UpdateSavingsPlan",
                "cognito-idp:UpdateProvisionedLimit",
                "dynamodb:PurchaseReservedCapacityOfferings",
                "sns:SetSMSAttributes"));
    }
}
