package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/** What the store holds about a user and one film; null stands for nothing. */
public record Holding(@Nullable User user, @Nullable Entry entry) {}
