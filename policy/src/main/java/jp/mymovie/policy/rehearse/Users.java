package jp.mymovie.policy.rehearse;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Users that the runbook makes, their groups, and what they sign in with. */
final class Users {
    /** Groups by the names of the users that stand for their members where policies are asked. */
    private static final Map<String, String> GROUPS =
            Map.of("Administrators", "Administrators", "break-glass", "BreakGlass");

    private final Set<String> made = new TreeSet<>();
    private final Set<String> memberships = new TreeSet<>();
    private final Set<String> credentials = new TreeSet<>();

    /** Takes note of a command that makes a user or gives it something. */
    void after(AwsCommand command) {
        String user = command.option("--user-name");
        switch (command.name()) {
            case "iam create-user" -> made.add(user);
            case "iam add-user-to-group" -> memberships.add(user + " in " + command.option("--group-name"));
            case "iam create-login-profile" -> credentials.add(user + " by password");
            case "iam create-access-key" -> credentials.add(user + " by key");
            default -> {}
        }
    }

    /**
     * Stops unless a member of the group has been made, with what it signs in with.
     *
     * @param who the group's stand-in, such as {@code Management/Administrators}; others pass
     * @param with {@code password} or {@code key}
     */
    void require(String who, String with, Consumer<String> stop) {
        String group = GROUPS.get(who.substring(who.indexOf('/') + 1));
        if (group != null
                && made.stream()
                        .noneMatch(user -> memberships.contains(user + " in " + group)
                                && credentials.contains(user + " by " + with))) {
            stop.accept("no user in group %s has a %s at this moment".formatted(group, with));
        }
    }
}
