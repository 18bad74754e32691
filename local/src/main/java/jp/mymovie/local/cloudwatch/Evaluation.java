package jp.mymovie.local.cloudwatch;

/**
 * The outcome of an evaluation.
 *
 * @param state after it
 * @param reason its data points in words
 */
public record Evaluation(State state, String reason) {}
