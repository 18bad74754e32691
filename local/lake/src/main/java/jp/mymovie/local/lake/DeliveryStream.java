package jp.mymovie.local.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;

/**
 * What an {@code AWS::KinesisFirehose::DeliveryStream} into S3 says.
 *
 * @param name the stream's name
 * @param bucket where to
 * @param prefix of what is delivered
 * @param errorPrefix of what is not
 * @param gzip whether objects are compressed
 * @param extension the end of objects' names
 * @param size bytes of records after which an object is due
 * @param interval after the oldest record's arrival when it is due at the latest
 * @param processing what is done to each record on its way
 */
public record DeliveryStream(
        String name,
        String bucket,
        Prefix prefix,
        Prefix errorPrefix,
        boolean gzip,
        String extension,
        long size,
        Duration interval,
        Processing processing) {

    /** The stream of the stacks with an ARN. */
    public static DeliveryStream of(List<Stack> stacks, Values values, String arn) {
        return Assembly.resources(stacks, "AWS::KinesisFirehose::DeliveryStream").stream()
                .filter(stream -> values.attribute(stream, "Arn").equals(arn))
                .map(stream -> read(stream, values))
                .findFirst()
                .orElseThrow(() -> new Unsupported("no delivery stream of the stage has the ARN '%s'".formatted(arn)));
    }

    private static DeliveryStream read(Resource stream, Values values) {
        JsonNode s3 = stream.property("ExtendedS3DestinationConfiguration");
        if (s3.isMissingNode()) {
            throw new Unsupported("the destination of %s is not known to the local run".formatted(stream));
        }
        UnaryOperator<String> setting = name -> {
            JsonNode value = s3.path(name);
            return value.isMissingNode() ? "" : values.text(stream.stack(), value);
        };
        boolean gzip = switch (setting.apply("CompressionFormat")) {
            case "GZIP" -> true;
            case "", "UNCOMPRESSED" -> false;
            default ->
                throw new Unsupported("compression '%s' of %s is not known to the local run"
                        .formatted(setting.apply("CompressionFormat"), stream));
        };
        String extension = setting.apply("FileExtension");
        JsonNode buffer = s3.path("BufferingHints");
        return new DeliveryStream(
                values.ref(stream),
                setting.apply("BucketARN").replaceFirst("^arn:aws:s3:::", ""),
                Prefix.of(setting.apply("Prefix")),
                Prefix.ofErrors(setting.apply("ErrorOutputPrefix")),
                gzip,
                extension.isEmpty() && gzip ? ".gz" : extension,
                buffer.path("SizeInMBs").asLong(5) << 20,
                Duration.ofSeconds(buffer.path("IntervalInSeconds").asLong(300)),
                Processing.of(values.value(stream.stack(), s3.path("ProcessingConfiguration"))));
    }
}
