package jp.mymovie.policy.rehearse;

import java.util.List;

/**
 * A command that was played.
 *
 * @param place the runbook and the heading
 * @param command as the shell would have it, or an act in a console
 * @param who the role or user; empty for what touches nothing at AWS
 * @param makes what is there after it and was not before
 * @param stops why it would not go through; empty if it would
 */
record Step(String place, String command, String who, String makes, List<String> stops) {}
