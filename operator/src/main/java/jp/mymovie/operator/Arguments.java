package jp.mymovie.operator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a command.
 *
 * @param values of options that have one, by name
 * @param flags options that were given and have none
 */
record Arguments(Map<String, String> values, Set<String> flags) {

    /**
     * Reads a command line.
     *
     * @param valued the options that take a value
     * @param flags the options that take none
     * @throws IllegalArgumentException if there is an option that is not known, or one without its value
     */
    static Arguments parse(List<String> arguments, List<String> valued, List<String> flags) {
        Map<String, String> values = new HashMap<>();
        Set<String> given = new HashSet<>();
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            String name = left.next();
            if (flags.contains(name)) {
                given.add(name);
            } else if (!valued.contains(name)) {
                throw new IllegalArgumentException("unknown argument '%s'".formatted(name));
            } else if (!left.hasNext()) {
                throw new IllegalArgumentException("'%s' needs a value".formatted(name));
            } else {
                values.put(name, left.next());
            }
        }
        return new Arguments(values, given);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    @Nullable
    String value(String name) {
        return values.get(name);
    }

    String or(String name, String other) {
        return values.getOrDefault(name, other);
    }

    /** @throws IllegalArgumentException if the option is missing */
    String required(String name, String meaning) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("'%s' must be %s, got none".formatted(name, meaning));
        }
        return value;
    }
}
