package jp.mymovie.constructs.function;

import java.util.regex.Pattern;

/**
 * A secret by which an API recognizes CloudFront: the value of an API key, as a dynamic reference. API Gateway can't
 * change the value of a key that exists and CloudFormation reads a secret only when its reference changes, so a rotation
 * is a new key under a new id, never a new value behind an old one.
 *
 * @param id the id of the key in the construct tree, another one for every value
 * @param value {@code {{resolve:secretsmanager:…}}}, never the secret itself; digits may follow
 * @see <a href="https://github.com/aws/aws-cdk/issues/12698">a key can't be replaced under its own name</a>
 */
public record OriginKey(String id, String value) {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:secretsmanager:.+}}\\d*");

    public OriginKey {
        if (!REFERENCE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'value' of an origin key must be a reference such as {{resolve:secretsmanager:…}}, got a literal: "
                            + "keep it in Secrets Manager");
        }
    }

    /** One of many keys made of this one: CloudFormation resolves a reference also where it is a part of a text. */
    OriginKey part(String digits) {
        return new OriginKey(id + "-" + digits, value + digits);
    }
}
