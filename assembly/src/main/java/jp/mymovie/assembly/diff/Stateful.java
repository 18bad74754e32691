package jp.mymovie.assembly.diff;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.mymovie.assembly.DataTable;

/** Types that hold data, and the properties of each that no update changes, as {@code stateful.txt} lists them. */
final class Stateful {
    private record Fixed(List<String> replacing, List<String> refused) {}

    private static final Map<String, Fixed> TYPES = DataTable.read(Stateful.class, "stateful.txt", 3).stream()
            .collect(Collectors.toMap(List::getFirst, row -> new Fixed(list(row.get(1)), list(row.get(2)))));

    private Stateful() {}

    static boolean isStateful(String type) {
        return TYPES.containsKey(type);
    }

    /** Those of the paths that replace a resource of the type. */
    static List<String> replacing(String type, List<String> paths) {
        Fixed fixed = TYPES.get(type);
        return fixed == null ? List.of() : within(fixed.replacing, paths);
    }

    /** Those of the paths that CloudFormation refuses to change. */
    static List<String> refused(String type, List<String> paths) {
        Fixed fixed = TYPES.get(type);
        return fixed == null ? List.of() : within(fixed.refused, paths);
    }

    private static List<String> within(List<String> patterns, List<String> paths) {
        return paths.stream()
                .filter(path -> patterns.stream().anyMatch(pattern -> isWithin(path, pattern)))
                .toList();
    }

    private static boolean isWithin(String path, String pattern) {
        // An entry that is new ends with a plus sign.
        String general = path.replaceAll("\\[[^\\]]*[^+\\]]]", "[*]");
        return general.equals(pattern) || general.startsWith(pattern + ".") || general.startsWith(pattern + "[");
    }

    private static List<String> list(String column) {
        return Arrays.stream(column.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
