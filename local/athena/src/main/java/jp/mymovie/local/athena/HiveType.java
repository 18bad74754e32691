package jp.mymovie.local.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A type as Glue writes it, {@code struct<a:string>}, in Trino's words, {@code row("a" varchar)}. */
final class HiveType {
    private HiveType() {}

    static String toTrino(String type) {
        if (type.startsWith("array<")) {
            return "array(" + toTrino(inner(type)) + ")";
        }
        if (type.startsWith("map<")) {
            return "map(" + parts(inner(type)).stream().map(HiveType::toTrino).collect(Collectors.joining(", ")) + ")";
        }
        if (type.startsWith("struct<")) {
            return "row(" + parts(inner(type)).stream().map(HiveType::field).collect(Collectors.joining(", ")) + ")";
        }
        return switch (type) {
            case "string" -> "varchar";
            case "int" -> "integer";
            case "float" -> "real";
            case "binary" -> "varbinary";
            default -> type;
        };
    }

    private static String field(String field) {
        int colon = field.indexOf(':');
        return "\"%s\" %s".formatted(field.substring(0, colon), toTrino(field.substring(colon + 1)));
    }

    private static String inner(String type) {
        return type.substring(type.indexOf('<') + 1, type.lastIndexOf('>'));
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
