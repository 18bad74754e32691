package jp.mymovie.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names, ARNs and attributes of resources, as {@code names.txt} and {@code attributes.txt} list them by type. A name that
 * AWS makes up is derived from the stack and the logical id, so that it is the same at every reading.
 */
final class Names {
    /**
     * A line of {@code names.txt}.
     *
     * @param property path of the property that holds the name, or empty
     * @param made name where the template gives none
     */
    private record Form(String property, String made, String arn, String ref) {}

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final String MADE = "{stack}-{id}-{12}";
    private static final Map<String, Form> FORMS = new HashMap<>();
    private static final Map<String, String> ATTRIBUTES = new HashMap<>();

    static {
        DataTable.read(Names.class, "names.txt", 5)
                .forEach(row -> FORMS.put(
                        row.get(0),
                        new Form(
                                row.get(1),
                                row.get(2).isEmpty() ? MADE : row.get(2),
                                row.get(3).isEmpty() ? arnOf(row.get(0)) : row.get(3),
                                row.get(4))));
        DataTable.read(Names.class, "attributes.txt", 3)
                .forEach(row -> ATTRIBUTES.put(row.get(0) + "." + row.get(1), row.get(2)));
    }

    private final Resource resource;
    private final Values values;
    private final Form form;

    private Names(Resource resource, Values values, Form form) {
        this.resource = resource;
        this.values = values;
        this.form = form;
    }

    /**
     * The names of a resource.
     *
     * @throws Unsupported if the type is not listed and the values are to know listed types alone
     */
    static Names of(Resource resource, Values values) {
        Form listed = FORMS.get(resource.type());
        if (listed == null) {
            values.unlisted("%s is of no type in names.txt of %s: add the type"
                    .formatted(resource, Names.class.getPackageName()));
            listed = new Form("Name", MADE, arnOf(resource.type()), "{name}");
        }
        return new Names(resource, values, listed);
    }

    String ref() {
        return expand(form.ref);
    }

    String arn() {
        return expand(form.arn);
    }

    String attribute(String name) {
        String listed = ATTRIBUTES.get(resource.type() + "." + name);
        if (listed != null) {
            return expand(listed);
        }
        values.unlisted("attribute '%s' of %s is not in attributes.txt of %s: add it"
                .formatted(name, resource, Names.class.getPackageName()));
        return name.toLowerCase(Locale.ROOT).endsWith("arn") ? arn() : name() + "." + name;
    }

    /** The name of the template, or the one that AWS would make up. */
    String name() {
        JsonNode node = resource.node().path("Properties");
        for (String step : form.property.split("\\.")) {
            node = node.path(step);
        }
        JsonNode written = values.value(resource.stack(), node);
        String name = written.isValueNode() && !written.asText().isEmpty() ? written.asText() : expand(form.made);
        return switch (resource.type()) {
            case "AWS::S3::Bucket" -> name.toLowerCase(Locale.ROOT);
            case "AWS::IAM::OIDCProvider" -> name.replaceFirst("^https://", "");
            default -> name;
        };
    }

    /** The usual ARN; of some services it has no region. */
    private static String arnOf(String type) {
        List<String> parts = List.of(type.toLowerCase(Locale.ROOT).split("::"));
        String service = parts.get(Math.min(1, parts.size() - 1));
        String region = Set.of("budgets", "cloudfront", "iam").contains(service) ? "" : "{region}";
        return "arn:aws:%s:%s:{account}:%s/{name}".formatted(service, region, parts.getLast());
    }

    private String expand(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(placeholder(match.group(1))));
    }

    private String placeholder(String name) {
        if (name.matches("\\d+")) {
            return generated(Integer.parseInt(name));
        }
        if (name.matches("A\\d+")) {
            return generated(Integer.parseInt(name.substring(1))).toUpperCase(Locale.ROOT);
        }
        return switch (name) {
            case "stack" -> resource.stack().stackName();
            case "id" -> resource.id();
            case "account" -> resource.stack().account();
            case "region" -> resource.stack().region();
            case "name" -> name();
            case "arn" -> arn();
            case "ref" -> ref();
            case "organization" -> values.organizationId();
            case "member" -> values.accountOf(values.text(resource, "AccountName"));
            // A function may be given by its name or by its ARN, which ends with it.
            default -> values.text(resource, name).replaceFirst("^arn:.*:", "");
        };
    }

    /** Lower-case letters and digits, the same for the same place in the same assembly. */
    private String generated(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append(UUID.nameUUIDFromBytes(
                            (i + resource.stack().name() + "/" + resource.id()).getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .replace("-", ""));
        }
        return text.substring(0, length);
    }
}
