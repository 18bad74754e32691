package jp.mymovie.constructs.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * A repository on GitHub, as the tokens of its workflows name it. The subject of repositories that were created or renamed
 * since 15 July 2026 carries the ids of owner and repository, so that a name taken over by somebody else opens nothing;
 * older ones have the names alone. {@code gh api repos/owner/name --jq '.owner.id,.id'} prints both ids.
 *
 * @param name {@code owner/name}
 * @param ownerId the digits of the owner's id, or null for a repository whose tokens have none
 * @param id the digits of the repository's id, likewise
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub: OpenID Connect reference</a>
 */
public record GitHubRepository(
        String name, @Nullable String ownerId, @Nullable String id) {
    /** @throws IllegalArgumentException if it could match another repository, or has one of the ids alone */
    public GitHubRepository {
        if (!name.matches("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")) {
            throw new IllegalArgumentException("'name' must be owner/name without wildcards, got %s".formatted(name));
        }
        if ((ownerId == null) != (id == null) || !digits(ownerId) || !digits(id)) {
            throw new IllegalArgumentException(
                    "'ownerId' and 'id' must be digits both or null both, got %s and %s".formatted(ownerId, id));
        }
    }

    private static boolean digits(@Nullable String id) {
        return id == null || id.matches("\\d{1,20}");
    }

    /** One without ids in its tokens. */
    public static GitHubRepository named(String name) {
        return new GitHubRepository(name, null, null);
    }

    /** The subject of the token of a job that runs in an environment, in full. */
    public String subject(String environment) {
        String[] names = name.split("/");
        return "repo:%s/%s:environment:%s".formatted(with(names[0], ownerId), with(names[1], id), environment);
    }

    private static String with(String name, @Nullable String id) {
        return id == null ? name : name + "@" + id;
    }
}
