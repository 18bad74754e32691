package jp.mymovie.local.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Values;

/** Where a table of the templates looks for a row, by the rules of partition projection. */
record ProjectedTable(String name, JsonNode parameters) {
    static List<ProjectedTable> of(Assembly assembly) {
        Values values = new Values(assembly.stacks(), (secret, key) -> "");
        return Assembly.resources(assembly.stacks(), "AWS::Glue::Table").stream()
                .map(table -> values.value(table.stack(), table.property("TableInput")))
                .filter(input -> input.path("Parameters").has("storage.location.template"))
                .map(input -> new ProjectedTable(input.path("Name").asText(), input.path("Parameters")))
                .toList();
    }

    /** The folder for keys, or nothing where the projection never makes one of them up. */
    Optional<String> location(Map<String, String> keys, Instant time) {
        String location = parameters.path("storage.location.template").asText();
        for (Map.Entry<String, String> key : keys.entrySet()) {
            String values = parameter(key.getKey(), "values");
            if (!parameter(key.getKey(), "type").equals("enum")
                    || !Arrays.asList(values.split(",")).contains(key.getValue())) {
                return Optional.empty();
            }
            location = location.replace("${" + key.getKey() + "}", key.getValue());
        }
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        DateTimeFormatter format = DateTimeFormatter.ofPattern(parameter("day", "format"), Locale.ROOT);
        String[] range = parameter("day", "range").split(",");
        if (!parameter("day", "type").equals("date")
                || !range[1].equals("NOW")
                || day.isBefore(first(range[0], format))) {
            return Optional.empty();
        }
        return Optional.of(location.replace("${day}", format.format(day)));
    }

    /** A range that the format cannot read makes up no day. */
    private static LocalDate first(String text, DateTimeFormatter format) {
        try {
            return LocalDate.parse(text, format);
        } catch (DateTimeParseException e) {
            return LocalDate.MAX;
        }
    }

    private String parameter(String key, String name) {
        return parameters.path("projection." + key + "." + name).asText();
    }
}
