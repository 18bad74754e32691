package jp.mymovie.constructs.identity;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.UserPoolEmail;
import software.amazon.awscdk.services.cognito.UserPoolSESOptions;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.ConfigurationSetTlsPolicy;
import software.amazon.awscdk.services.ses.DkimRecord;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.Identity;
import software.amazon.awscdk.services.ses.SuppressionReasons;
import software.constructs.Construct;

/**
 * Sender of a user pool's mails by SES instead of Cognito's own 50 a day: the domain of the address as an identity with
 * DKIM, and a configuration set that sends over TLS alone and never again to an address that bounced or complained. The
 * stack's outputs {@code …Dkim1} to {@code 3} are CNAME records for the domain; until they are there the identity is not
 * verified, and Cognito refuses a pool that names it.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html">Email settings of user
 *     pools</a>
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list-config-level.html">Suppression by
 *     a configuration set</a>
 */
public final class SignInMail extends Construct {
    private final UserPoolEmail sender;

    private SignInMail(Construct scope, String id, String from) {
        super(scope, id);
        String domain = from.substring(from.indexOf('@') + 1);
        ConfigurationSet sending = ConfigurationSet.Builder.create(this, "Sending")
                .suppressionReasons(SuppressionReasons.BOUNCES_AND_COMPLAINTS)
                .reputationMetrics(true)
                .tlsPolicy(ConfigurationSetTlsPolicy.REQUIRE)
                .build();
        EmailIdentity identity = EmailIdentity.Builder.create(this, "Domain")
                .identity(Identity.domain(domain))
                .configurationSet(sending)
                .build();
        int number = 1;
        for (DkimRecord record : identity.getDkimRecords()) {
            CfnOutput.Builder.create(this, "Dkim" + number++)
                    .value("%s CNAME %s".formatted(record.getName(), record.getValue()))
                    .build();
        }
        sender = UserPoolEmail.withSES(UserPoolSESOptions.builder()
                .fromEmail(from)
                .sesRegion(Stack.of(this).getRegion())
                .sesVerifiedDomain(domain)
                .configurationSetName(sending.getConfigurationSetName())
                .build());
    }

    /**
     * Adds the identity to a scope.
     *
     * @param from address that mails come from, such as {@code sign-in@example.com}
     * @throws IllegalArgumentException if it is no address
     */
    public static SignInMail create(Construct scope, String id, String from) {
        if (!from.matches("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+")) {
            throw new IllegalArgumentException(
                    "'from' must be an address such as sign-in@example.com, got '%s'".formatted(from));
        }
        return new SignInMail(scope, id, from);
    }

    /** Email setting of the pool. */
    public UserPoolEmail sender() {
        return sender;
    }
}
