package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Test;

/** A token of GitHub opens the role of its own repository and environment, and forged ones open nothing. */
class ForgedTokensTest {
    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final String TRUE = "repo:example_owner@0/mymovie-estate@0:environment:";
    private static final String OLD = "repo:example_owner/mymovie-estate:environment:";
    private static final String WORKFLOW = "example_owner/mymovie-estate/.github/workflows/deploy-account.yml";

    private final PolicyEstate estate = PolicyEstate.read(Assembly.directory());

    @Test
    void theTrueOneOpensItsOwnRoleAndNoOther() {
        assertThat(opened(TRUE + "stg", Map.of())).containsExactly(estate.arn("Stg/mymovie-github-deploy"));
        assertThat(opened(TRUE + "prod", Map.of())).containsExactly(estate.arn("Prod/mymovie-github-deploy"));
    }

    /** Not one role of any account: those of people, of functions and of the bootstrap are tried as well. */
    @Test
    void noneOfTwoHundredForgedOnesOpensAny() {
        Set<String> subjects = forged();
        List<String> opened = new ArrayList<>();
        subjects.forEach(subject -> opened(subject, Map.of()).forEach(role -> opened.add(role + " by " + subject)));
        Map<String, List<String>> claims =
                Map.of("aud", audiences(), "job_workflow_ref", workflows(), "repository_id", ids());
        int tokens = subjects.size();
        for (String stage : List.of("stg", "prod")) {
            for (Map.Entry<String, List<String>> claim : claims.entrySet()) {
                for (String value : claim.getValue()) {
                    tokens++;
                    opened(TRUE + stage, Map.of(claim.getKey(), value))
                            .forEach(role -> opened.add(role + " for " + claim.getKey() + " " + value));
                }
            }
        }
        System.out.printf(
                "%d forged tokens on %d roles, opened: %d%n",
                tokens, estate.trusts().size(), opened.size());
        assertThat(tokens).isGreaterThanOrEqualTo(250);
        assertThat(estate.trusts()).hasSizeGreaterThan(50);
        assertThat(opened).isEmpty();
    }

    /** A later owner of an old repository's name has ids in the subject, and the old form goes with no ids set. */
    @Test
    void anOldRepositoryIsOpenedByTheOldFormAlone() {
        PolicyEstate old = ChangedEstate.text(template -> template.replace(TRUE, OLD)
                .replaceAll(",\"token.actions.githubusercontent.com:repository_id\":\"0\"", ""));

        assertThat(opened(old, OLD + "prod", Map.of())).containsExactly(old.arn("Prod/mymovie-github-deploy"));
        assertThat(opened(old, TRUE + "prod", Map.of())).isEmpty();
        assertThat(opened(old, OLD + "prod", Map.of("job_workflow_ref", "evil/x/" + WORKFLOW)))
                .isEmpty();
    }

    private static List<String> workflows() {
        return List.of(
                "",
                "*",
                WORKFLOW,
                WORKFLOW + "@refs/heads/evil",
                WORKFLOW + "@refs/heads/main2",
                WORKFLOW + "@refs/tags/main",
                WORKFLOW + "@refs/pull/1/merge",
                WORKFLOW + "@main",
                WORKFLOW.replace("deploy-account", "ci") + "@refs/heads/main",
                WORKFLOW.replace("example_owner", "evil") + "@refs/heads/main",
                WORKFLOW.toUpperCase(Locale.ROOT) + "@refs/heads/main");
    }

    private static List<String> ids() {
        return List.of("", "*", "1", "00", "-0", "0 ");
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
                "example_owner@0/mymovie-estate@0",
                "example_owner@1/mymovie-estate@2",
                "example_owner@1/mymovie-estate@0",
                "example_owner@0/mymovie-estate@1",
                "example_owner@0/mymovie-estate",
                "example_owner/mymovie-estate@0",
                "mymovie-estate@0/example_owner@0",
                "evil@0/mymovie-estate@0",
                "example_owner@0/evil@0",
                "example_owner@*/mymovie-estate@*",
                "example_owner@00/mymovie-estate@0");
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

    private List<String> opened(String subject, Map<String, String> forged) {
        return opened(estate, subject, forged);
    }

    /**
     * The roles that take the token, of all that the templates make; each account is asked as if it knew GitHub.
     *
     * @param forged claims that differ from what GitHub would write beside the subject
     */
    private static List<String> opened(PolicyEstate estate, String subject, Map<String, String> forged) {
        Map<String, List<String>> claims = new TreeMap<>();
        Hops.claims(subject).forEach((claim, value) -> claims.put(claim, List.of(value)));
        forged.forEach((claim, value) -> claims.put(ISSUER + ":" + claim, List.of(value)));
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
