package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;

/**
 * From outside a role is assumed by GitHub workflows of one repository in its named environments alone, whatever a
 * role's own trust says: not by another repository, a pull request, another provider or SAML.
 *
 * @param subjects the subjects of the tokens, {@code repo:owner/name:environment:prod}, in full
 * @see <a href="https://docs.github.com/en/actions/concepts/security/openid-connect">GitHub: OpenID Connect</a>
 */
public record FederationPerimeter(List<String> subjects) implements Guardrail {
    private static final String ISSUER = "token.actions.githubusercontent.com";

    public FederationPerimeter {
        if (subjects.isEmpty() || subjects.stream().anyMatch(subject -> subject.matches(".*[*?].*"))) {
            throw new IllegalArgumentException("'subjects' must name subjects in full, got %s".formatted(subjects));
        }
    }

    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.deny("FederationSubject", "sts:AssumeRoleWithWebIdentity")
                        .when(Map.of("StringNotEquals", Map.of(ISSUER + ":sub", subjects))),
                Statement.deny("FederationAudience", "sts:AssumeRoleWithWebIdentity")
                        .when(Map.of("StringNotEquals", Map.of(ISSUER + ":aud", "sts.amazonaws.com"))),
                Statement.deny("FederationBySaml", "sts:AssumeRoleWithSAML"));
    }
}
