package jp.mymovie.local.athena;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Values;

/**
 * A saved query of the templates.
 *
 * @param name in Athena
 * @param description what it finds
 * @param sql the statement, with a question mark for each parameter and nowhere else
 * @param parameters the names of the parameters in their order, from the line of the statement that lists them; a name
 *     comes again wherever its value stands
 */
public record NamedQuery(String name, String description, String sql, List<String> parameters) {
    private static final String LIST = "-- Parameters: ";

    /** Every saved query, by name. */
    public static List<NamedQuery> all(Assembly assembly) {
        Values values = new Values(assembly.stacks(), (secret, key) -> "");
        return Assembly.resources(assembly.stacks(), "AWS::Athena::NamedQuery").stream()
                .map(query -> of(query, values))
                .sorted((a, b) -> a.name.compareTo(b.name))
                .toList();
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public static NamedQuery find(Collection<NamedQuery> queries, String name) {
        return queries.stream()
                .filter(query -> query.name.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("'--saved' must be the name of a saved query, got '%s'; known: %s"
                                .formatted(
                                        name,
                                        queries.stream().map(NamedQuery::name).collect(Collectors.joining(", ")))));
    }

    private static NamedQuery of(Resource query, Values values) {
        String sql = values.text(query, "QueryString");
        List<String> parameters = sql.lines()
                .filter(line -> line.startsWith(LIST))
                .findFirst()
                .map(line -> List.of(line.substring(LIST.length()).split(", ")))
                .orElse(List.of());
        if (parameters.size() != sql.chars().filter(c -> c == '?').count()) {
            throw new IllegalArgumentException(
                    "%s must list as many parameters as it has question marks, got %s".formatted(query, parameters));
        }
        return new NamedQuery(values.text(query, "Name"), values.text(query, "Description"), sql, parameters);
    }

    /** The options that give the parameters, each once. */
    String options() {
        return parameters.stream().distinct().map(NamedQuery::option).collect(Collectors.joining(" "));
    }

    /** The values that options of the command line give: {@code --day} is short for {@code --from} and {@code --to}. */
    public Map<String, String> values(Map<String, String> options) {
        Map<String, String> values = new LinkedHashMap<>();
        options.forEach((option, value) -> {
            switch (option) {
                case "from" -> values.put("first_day", value);
                case "to" -> values.put("last_day", value);
                case "day" -> {
                    values.put(parameters.contains("day") ? "day" : "first_day", value);
                    values.put(parameters.contains("day") ? "day" : "last_day", value);
                }
                default -> values.put(option.replace('-', '_'), value);
            }
        });
        return values;
    }

    /** The statement that runs this one with values, each of which stays a value whatever is in it. */
    public String execute(Map<String, String> values) {
        String call = "EXECUTE IMMEDIATE " + GlueTable.quoted(sql);
        List<String> literals = literals(values);
        return literals.isEmpty() ? call : call + " USING " + String.join(", ", literals);
    }

    /** The statement with the values in their places, for a console that takes no parameters. */
    public String print(Map<String, String> values) {
        List<String> literals = new ArrayList<>(literals(values));
        StringBuilder text = new StringBuilder();
        sql.chars().forEach(c -> text.append(c == '?' ? literals.removeFirst() : String.valueOf((char) c)));
        return text.toString();
    }

    private List<String> literals(Map<String, String> values) {
        LinkedHashSet<String> missing = new LinkedHashSet<>(parameters);
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            boolean oneDayIsEnough = missing.containsAll(List.of("first_day", "last_day"));
            throw new IllegalArgumentException("'%s' wants %s%s"
                    .formatted(
                            name,
                            missing.stream().map(NamedQuery::option).collect(Collectors.joining(" and ")),
                            oneDayIsEnough ? "; --day DAY is both days" : ""));
        }
        LinkedHashSet<String> unknown = new LinkedHashSet<>(values.keySet());
        unknown.removeAll(parameters);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("'%s' takes %s, got %s"
                    .formatted(
                            name,
                            options(),
                            unknown.stream().map(NamedQuery::option).collect(Collectors.joining(" and "))));
        }
        return parameters.stream()
                .map(parameter -> GlueTable.quoted(Objects.requireNonNull(values.get(parameter))))
                .toList();
    }

    /** How a parameter is given on the command line. */
    private static String option(String parameter) {
        return switch (parameter) {
            case "first_day" -> "--from DAY";
            case "last_day" -> "--to DAY";
            case "day" -> "--day DAY";
            default -> "--" + parameter.replace('_', '-') + " VALUE";
        };
    }
}
