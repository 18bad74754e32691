package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The policies of AWS's own that the templates name. They are no part of the templates, so {@code aws-managed.json}
 * tells of November 2026 what they say about the services of the estate.
 */
final class AwsManaged {
    private static final JsonNode DOCUMENTS = documents();

    /** What Organizations attaches to every root, unit and account. */
    static final Policy FULL_ACCESS = named("FullAWSAccess");

    private AwsManaged() {}

    /** By ARN, such as {@code arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole}. */
    static Policy of(String arn) {
        return named(arn.substring(arn.lastIndexOf('/') + 1));
    }

    static Policy named(String name) {
        JsonNode document = DOCUMENTS.path(name);
        if (document.isMissingNode()) {
            throw new IllegalArgumentException(
                    "policy '%s' is AWS's own and its content is not known: write it into aws-managed.json"
                            .formatted(name));
        }
        return Policy.of("AWS's " + name, document);
    }

    private static JsonNode documents() {
        try (InputStream in = AwsManaged.class.getResourceAsStream("aws-managed.json")) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
