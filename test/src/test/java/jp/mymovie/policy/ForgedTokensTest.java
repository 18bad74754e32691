package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Test;

/** A token of GitHub opens the role of its own repository and environment, and forged ones open nothing. */
class ForgedTokensTest {
    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final String AUDIENCE = "sts.amazonaws.com";
    private static final String TRUE = "repo:example_owner/mymovie-estate:environment:";

    private final PolicyEstate estate = PolicyEstate.read(Assembly.directory());

    @Test
    void theTrueOneOpensItsOwnRoleAndNoOther() {
        assertThat(opened(TRUE + "stg", AUDIENCE)).containsExactly(estate.arn("Stg/mymovie-github-deploy"));
        assertThat(opened(TRUE + "prod", AUDIENCE)).containsExactly(estate.arn("Prod/mymovie-github-deploy"));
    }

    /** Not one role of any account: those of people, of functions and of the bootstrap are tried as well. */
    @Test
    void noneOfTwoHundredForgedOnesOpensAny() {
        Set<String> subjects = forged();
        List<String> opened = new ArrayList<>();
        subjects.forEach(subject -> opened(subject, AUDIENCE).forEach(role -> opened.add(role + " by " + subject)));
        for (String audience : audiences()) {
            for (String stage : List.of("stg", "prod")) {
                opened(TRUE + stage, audience).forEach(role -> opened.add(role + " for " + audience));
            }
        }
        int tokens = subjects.size() + 2 * audiences().size();
        System.out.printf(
                "%d forged tokens on %d roles, opened: %d%n",
                tokens, estate.trusts().size(), opened.size());
        assertThat(tokens).isGreaterThanOrEqualTo(200);
        assertThat(estate.trusts()).hasSizeGreaterThan(50);
        assertThat(opened).isEmpty();
    }

    private static List<String> audiences() {
        return List.of(
                "",
                "*",
                "sts.amazonaws.com.cn",
                "STS.amazonaws.com",
                "sts.amazonaws.com ",
                "https://sts.amazonaws.com",
                "https://github.com/example_owner",
                "sts.amazonaws.co?",
                "sigstore");
    }

    /** Every owner, repository and claim that looks alike, with every end that looks alike. */
    private static Set<String> forged() {
        Set<String> forged = new LinkedHashSet<>();
        List<String> repositories = List.of(
                "example_owner/mymovie-estate",
                "evil/mymovie-estate",
                "example_owner/evil",
                "example_owner/mymovie-estate-fork",
                "example_owner-evil/mymovie-estate",
                "Example_Owner/mymovie-estate",
                "example_owner/*",
                "*/*",
                "example_owner/mymovie-estat?",
                "example_owner@1/mymovie-estate@2");
        List<String> ends = List.of(
                "environment:prod",
                "environment:stg",
                "environment:PROD",
                "environment:production",
                "environment:prod2",
                "environment:pro",
                "environment:*",
                "environment:",
                "environment:prod:ref:refs/heads/main",
                "ref:refs/heads/main",
                "ref:refs/heads/environment:prod",
                "ref:refs/tags/v1",
                "pull_request",
                "job_workflow_ref:example_owner/mymovie-estate/.github/workflows/deploy.yml@refs/heads/main",
                "environment:prod ",
                "environment:prod*",
                "environment%3Aprod",
                "*");
        for (String repository : repositories) {
            for (String end : ends) {
                forged.add("repo:" + repository + ":" + end);
            }
        }
        for (String stage : List.of("stg", "prod")) {
            String subject = TRUE + stage;
            forged.addAll(List.of(
                    " " + subject,
                    subject + " ",
                    subject.substring(5),
                    subject.toUpperCase(Locale.ROOT),
                    "x" + subject,
                    subject + "x",
                    subject.replace(":", "::"),
                    subject.replace("repo:", "repository:"),
                    "repo:evil/x:" + subject,
                    subject + "\n"));
        }
        forged.remove(TRUE + "stg");
        forged.remove(TRUE + "prod");
        forged.add("*");
        forged.add("");
        return forged;
    }

    /** The roles that take the token, of all that the templates make; each account is asked as if it knew GitHub. */
    private List<String> opened(String subject, String audience) {
        Map<String, List<String>> claims =
                Map.of(ISSUER + ":sub", List.of(subject), ISSUER + ":aud", List.of(audience));
        return estate.trusts().keySet().stream()
                .filter(role -> {
                    Caller token = Caller.webIdentity(
                            "arn:aws:iam::%s:oidc-provider/%s".formatted(role.split(":")[4], ISSUER));
                    return estate.decide(
                                    Identity.of("token", token), "sts:AssumeRoleWithWebIdentity", role, null, claims)
                            .allowed();
                })
                .toList();
    }
}
