package jp.mymovie.constructs.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GitHubRepositoryTest {
    @Test
    void writesTheIdsIntoTheSubjectWhereTheTokensHaveThem() {
        assertThat(new GitHubRepository("owner/name", "12", "345").subject("prod"))
                .isEqualTo("repo:owner@12/name@345:environment:prod");
        assertThat(GitHubRepository.named("owner/name").subject("prod")).isEqualTo("repo:owner/name:environment:prod");
    }

    @Test
    void refusesWhatCouldMatchAnotherRepository() {
        assertThatThrownBy(() -> GitHubRepository.named("owner/*"))
                .hasMessage("'name' must be owner/name without wildcards, got owner/*");
        assertThatThrownBy(() -> new GitHubRepository("owner/name", "12", null))
                .hasMessage("'ownerId' and 'id' must be digits both or null both, got 12 and null");
        assertThatThrownBy(() -> new GitHubRepository("owner/name", "12", "*"))
                .hasMessage("'ownerId' and 'id' must be digits both or null both, got 12 and *");
    }
}
