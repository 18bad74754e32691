package jp.mymovie.constructs.function;

import java.util.regex.Pattern;

/**
 * A secret by which an API recognizes CloudFront: the value of an API key, as a dynamic reference.
 *
 * @param value {@code {{resolve:secretsmanager:…}}}, never the secret itself
 * @param description what it is used for at the moment; CloudFormation reads the secret again only when this changes
 */
public record OriginKey(String value, String description) {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:secretsmanager:.+}}");

    public OriginKey {
        if (!REFERENCE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'value' of an origin key must be a reference such as {{resolve:secretsmanager:…}}, got a literal: "
                            + "keep it in Secrets Manager");
        }
    }
}
