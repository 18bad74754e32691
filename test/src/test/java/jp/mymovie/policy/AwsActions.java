package jp.mymovie.policy;

import java.util.List;

/**
 * A dated digest of AWS's actions that change something, written by {@code policy/actions.mjs}.
 *
 * @param date of the data
 * @param actions in the order of their names
 */
record AwsActions(String date, List<Action> actions) {
    /**
     * An action.
     *
     * @param name with its service
     * @param types what it can be asked of, as IAM calls it; none where it has no resource
     */
    record Action(String name, List<String> types) {
        String service() {
            return name.substring(0, name.indexOf(':'));
        }
    }

    static AwsActions read(String table) {
        return of(Matrix.text("siblings/" + table));
    }

    static AwsActions of(String text) {
        String date = text.lines()
                .filter(line -> line.matches("# \\d{4}-\\d\\d-\\d\\d, .*"))
                .map(line -> line.substring(2, 12))
                .findFirst()
                .orElseThrow();
        return new AwsActions(
                date,
                text.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(" "))
                        .map(words ->
                                new Action(words[0], words[2].equals("*") ? List.of() : List.of(words[2].split(","))))
                        .toList());
    }
}
