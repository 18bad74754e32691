package jp.mymovie.constructs.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cognito.UserPool;

class SignInMailTest {
    private final Stack stack = SampleStack.create();

    @Test
    void sendsByTheDomainAndNeverAgainToWhoBouncedOrComplained() {
        SignInMail mail = SignInMail.create(stack, "Mail", "sign-in@films.example");
        UserPool.Builder.create(stack, "Pool").email(mail.sender()).build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::SES::ConfigurationSet",
                Match.objectLike(Map.of(
                        "SuppressionOptions",
                        Map.of("SuppressedReasons", List.of("BOUNCE", "COMPLAINT")),
                        "DeliveryOptions",
                        Map.of("TlsPolicy", "REQUIRE"))));
        template.hasResourceProperties(
                "AWS::SES::EmailIdentity", Match.objectLike(Map.of("EmailIdentity", "films.example")));
        template.hasResourceProperties(
                "AWS::Cognito::UserPool",
                Match.objectLike(Map.of(
                        "EmailConfiguration",
                        Match.objectLike(
                                Map.of("EmailSendingAccount", "DEVELOPER", "From", "sign-in@films.example")))));
        assertThat(template.findOutputs("*").keySet()).hasSize(3).allMatch(output -> output.matches("MailDkim[123].*"));
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThatThrownBy(() -> SignInMail.create(stack, "Mail", "films.example"))
                .hasMessage("'from' must be an address such as sign-in@example.com, got 'films.example'");
    }
}
