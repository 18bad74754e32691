package jp.mymovie.app.settings;

import jp.mymovie.constructs.bootstrap.GitHubRepository;

/** Reads {@code repository}, {@code repositoryId} and {@code repositoryOwnerId}, of the estate or of one service. */
final class RepositoryReader {
    private static final String ID = "digits in quotes: gh api repos/<owner>/<name> --jq '.owner.id,.id' prints both";

    private RepositoryReader() {}

    static GitHubRepository read(Setting settings) {
        String name = settings.get("repository").matching("[\\w.-]+/[\\w.-]+", "owner/name on GitHub");
        boolean hasIds = settings.optional("repositoryId").isPresent()
                || settings.optional("repositoryOwnerId").isPresent();
        return hasIds
                ? new GitHubRepository(name, id(settings, "repositoryOwnerId"), id(settings, "repositoryId"))
                : GitHubRepository.named(name);
    }

    /** That of a service, or the estate's where it names none. */
    static GitHubRepository read(Setting service, GitHubRepository estates) {
        for (String key : new String[] {"repository", "repositoryId", "repositoryOwnerId"}) {
            if (service.optional(key).isPresent()) {
                return read(service);
            }
        }
        return estates;
    }

    private static String id(Setting settings, String key) {
        return settings.get(key).matching("\\d{1,20}", ID);
    }
}
