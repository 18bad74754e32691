package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final String ACCOUNT = "111111111111";
    private static final String BUCKET = "arn:aws:s3:::films";
    private static final Caller ADMINISTRATOR = Caller.session(ACCOUNT, "Administrator", "mia");
    private static final Policy EVERYTHING = policy("everything", "Allow", "*", "");

    @Test
    void namesTheStatementThatDenies() {
        Policy guardrail = policy("guardrail", "Deny", "s3:Delete*", "");
        Decision decision = decide("s3:DeleteBucket", Map.of("the root", List.of(EVERYTHING, guardrail)));

        assertThat(decision).isEqualTo(new Decision(Decision.Outcome.EXPLICITLY_DENIED, List.of("guardrail Only")));
    }

    @Test
    void namesTheLevelThatDoesNotLetPass() {
        Decision decision = decide(
                "s3:DeleteBucket", Map.of("unit quarantine", List.of(policy("reading", "Allow", "s3:Get*", ""))));

        assertThat(decision)
                .isEqualTo(new Decision(
                        Decision.Outcome.IMPLICITLY_DENIED,
                        List.of("no service control policy of unit quarantine allows it")));
    }

    @Test
    void takesANegatedOperatorForTrueWhereTheKeyIsMissing() {
        Policy abroad = policy(
                "abroad", "Deny", "*", ",\"Condition\":{\"StringNotEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}}");

        assertThat(decide("s3:GetObject", Map.of("the root", List.of(EVERYTHING, abroad)))
                        .allowed())
                .isFalse();
    }

    @Test
    void holdsAddressesOfOtherFamiliesForOthers() {
        Condition others = new Condition("NotIpAddress", "aws:SourceIp", List.of("192.0.2.0/24"));

        assertThat(others.holds(new Context(Map.of("aws:SourceIp", List.of("2001:db8::1")))))
                .isTrue();
        assertThat(others.holds(new Context(Map.of("aws:SourceIp", List.of("192.0.2.9")))))
                .isFalse();
    }

    @Test
    void keepsWildcardsOfAVariableFromMatching() {
        Context context = new Context(Map.of("aws:username", List.of("*")));

        assertThat(new Condition("StringLike", "key", List.of("${aws:username}"))
                        .holds(new Context(Map.of("aws:username", List.of("*"), "key", List.of("mia")))))
                .isFalse();
        assertThat(context.substitute("a${*}b")).isNotEqualTo("a*b");
    }

    @Test
    void matchesArnsOfConditionsPartByPart() {
        assertThat(new Pattern("arn:aws:iam::*:role/cdk-*").matchesArn("arn:aws:iam::1:role/cdk-a"))
                .isTrue();
        assertThat(new Pattern("arn:aws:iam:*:role/cdk-a").matchesArn("arn:aws:iam::1:role/cdk-a"))
                .isFalse();
    }

    @Test
    void letsAStarThatEndsAPartOfAResourceReachOverColons() {
        assertThat(new Pattern("arn:aws:iam:*:role/cdk-a").matchesResource("arn:aws:iam::1:role/cdk-a"))
                .isTrue();
        assertThat(new Pattern("arn:aws:iam:*0:role/cdk-a").matchesResource("arn:aws:iam::10:role/cdk-a"))
                .isFalse();
        assertThat(new Pattern("arn:aws:s3*").matchesResource(BUCKET)).isTrue();
    }

    private static Decision decide(String action, Map<String, List<Policy>> guardrails) {
        return Evaluator.decide(
                new Request(ADMINISTRATOR, action, BUCKET, ACCOUNT, new Context(Map.of())),
                new Policies(List.of(EVERYTHING), null, null, guardrails, Map.of(), null));
    }

    private static Policy policy(String name, String effect, String action, String more) {
        return Policy.of(name, Policy.parse("""
                        {"Statement": [{"Sid": "Only", "Effect": "%s", "Action": "%s", "Resource": "*"%s}]}""".formatted(effect, action, more)));
    }
}
