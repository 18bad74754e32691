package jp.mymovie.local.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.local.template.Assembly;
import jp.mymovie.local.template.Resource;
import jp.mymovie.local.template.Stack;
import jp.mymovie.local.template.Unsupported;
import jp.mymovie.local.template.Values;

/** A delivery stream of the templates: where its records would end in S3. */
public final class Firehose {
    private static final Pattern EXPRESSION = Pattern.compile("!\\{([A-Za-z-]+):([^}]*)}");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Firehose() {}

    /** Finds the stream with an ARN among the stacks. */
    public static Lake.Target target(List<Stack> stacks, Values values, String arn) {
        for (Resource stream : Assembly.resources(stacks, "AWS::KinesisFirehose::DeliveryStream")) {
            if (values.attribute(stream, "Arn").equals(arn)) {
                JsonNode s3 = stream.property("ExtendedS3DestinationConfiguration");
                if (s3.isMissingNode()) {
                    throw new Unsupported("the destination of %s is not known to the local run".formatted(stream));
                }
                UnaryOperator<String> setting = name -> {
                    JsonNode value = s3.path(name);
                    return value.isMissingNode() ? "" : values.text(stream.stack(), value);
                };
                boolean gzip = setting.apply("CompressionFormat").equals("GZIP");
                String name = values.ref(stream);
                String prefix = setting.apply("Prefix");
                String extension = setting.apply("FileExtension");
                String bucket = setting.apply("BucketARN").replaceFirst("^arn:aws:s3:::", "");
                String ending = extension.isEmpty() && gzip ? ".gz" : extension;
                return new Lake.Target(bucket, now -> key(prefix, name, ending, now), gzip);
            }
        }
        throw new Unsupported("no delivery stream of the stage has the ARN '%s'".formatted(arn));
    }

    static String key(String prefix, String name, String extension, Instant now) {
        String folder = EXPRESSION
                .matcher(prefix)
                .replaceAll(match -> Matcher.quoteReplacement(expression(match.group(1), match.group(2), now)));
        if (!prefix.contains("!{timestamp:")) {
            folder += format("yyyy/MM/dd/HH/", now);
        }
        return folder + name + "-1-" + SECOND.format(now) + "-" + UUID.randomUUID() + extension;
    }

    private static String expression(String space, String text, Instant now) {
        return switch (space) {
            case "timestamp" -> format(text, now);
            case "firehose" -> UUID.randomUUID().toString().substring(0, 8);
            default ->
                throw new Unsupported(
                        "prefix expression '!{%s:%s}' is not known to the local run".formatted(space, text));
        };
    }

    private static String format(String pattern, Instant now) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(now);
    }
}
