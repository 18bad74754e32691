package jp.mymovie.local.lake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;

/**
 * A delivery of CloudFront's standard logging v2 in JSON, as the templates set it up: which fields are written, and where.
 * See https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
 *
 * @param fields the names of the fields, in their order
 * @param bucket where to
 * @param path the folder, with the variables of the time
 * @param distribution the distribution's id, with which files' names begin
 */
public record LogDelivery(List<String> fields, String bucket, String path, String distribution) {
    private static final String VARIABLES = "\\{(?:yyyy|MM|dd|HH)}";

    /** Refuses a variable that CloudFront does not know. */
    public LogDelivery {
        if (path.replaceAll(VARIABLES, "").matches(".*[{}].*")) {
            throw new Unsupported("the path '%s' of the deliveries of distribution '%s' is not known to the local run"
                    .formatted(path, distribution));
        }
    }

    /** The deliveries whose source is the distribution. Their destinations may stand in any stage. */
    public static List<LogDelivery> of(Assembly assembly, List<Stack> stacks, Values values, Resource distribution) {
        List<LogDelivery> deliveries = new ArrayList<>();
        String id = values.ref(distribution);
        for (Resource source : Assembly.resources(stacks, "AWS::Logs::DeliverySource")) {
            if (!values.text(source, "ResourceArn").endsWith("/" + id)) {
                continue;
            }
            for (Resource delivery : Assembly.resources(stacks, "AWS::Logs::Delivery")) {
                if (values.text(delivery, "DeliverySourceName").equals(values.ref(source))) {
                    deliveries.add(read(assembly, values, delivery, id));
                }
            }
        }
        return deliveries;
    }

    private static LogDelivery read(Assembly assembly, Values values, Resource delivery, String distribution) {
        String name = values.text(delivery, "DeliveryDestinationArn").replaceFirst(".*:", "");
        Resource destination = Assembly.resources(assembly.stacks(), "AWS::Logs::DeliveryDestination").stream()
                .filter(candidate -> values.text(candidate, "Name").equals(name))
                .findFirst()
                .orElseThrow(() -> new Unsupported("no stack makes the delivery destination '%s'".formatted(name)));
        if (!values.text(destination, "OutputFormat").equals("json")) {
            throw new Unsupported(
                    "the output format of %s is not known to the local run: it knows json".formatted(destination));
        }
        List<String> fields = new ArrayList<>();
        values.value(delivery.stack(), delivery.property("RecordFields")).forEach(field -> fields.add(field.asText()));
        String[] place = values.text(destination, "DestinationResourceArn")
                .replaceFirst("^arn:aws:s3:::", "")
                .split("/", 2);
        String suffix = values.text(delivery, "S3SuffixPath")
                .replace("{accountid}", delivery.stack().account())
                .replace("{region}", delivery.stack().region())
                .replaceAll("\\{[Dd]istribution[Ii]d}", distribution);
        return new LogDelivery(
                List.copyOf(fields), place[0], (place.length == 1 ? "" : place[1] + "/") + suffix, distribution);
    }

    /** The folder of requests of an hour. */
    public String folder(Instant time) {
        return path.replace("{yyyy}", format("yyyy", time))
                        .replace("{MM}", format("MM", time))
                        .replace("{dd}", format("dd", time))
                        .replace("{HH}", format("HH", time))
                + "/";
    }

    /**
     * The key of a file of requests of an hour, also of one that comes late.
     *
     * @param unique 8 letters or digits
     */
    public String key(Instant time, String unique) {
        return "%s%s.%s.%s.gz".formatted(folder(time), distribution, format("yyyy-MM-dd-HH", time), unique);
    }

    /** Writes lines of an hour as a file, at least once: after an error, again under another name. */
    public void deliver(ObjectStore store, Instant hour, Supplier<String> names, byte[] lines, Instant now) {
        byte[] content = Gzip.compress(lines);
        store.putAtLeastOnce(bucket, () -> key(hour, names.get()), content, now);
    }

    private static String format(String pattern, Instant time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    /** A header as CloudFront writes it: spaces, quotes and whatever is not ASCII stand encoded, and a missing one is a dash. */
    public static String encoded(String header) {
        StringBuilder text = new StringBuilder(header.length() + 16);
        for (byte letter : header.getBytes(StandardCharsets.UTF_8)) {
            if (letter <= ' ' || letter == 0x7f || "\"#%'<>[\\]^`{|}~".indexOf(letter) >= 0) {
                text.append('%').append(HEX.charAt(letter >> 4 & 15)).append(HEX.charAt(letter & 15));
            } else {
                text.append((char) letter);
            }
        }
        return text.isEmpty() ? "-" : text.toString();
    }

    private static final String HEX = "0123456789ABCDEF";
}
