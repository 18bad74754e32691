package jp.mymovie.assembly;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dynamic references to secrets, replaced by their values.
 *
 * @param secrets gives the value of a key of a secret, by the secret's name and the key
 */
record Secrets(BinaryOperator<String> secrets) implements UnaryOperator<String> {
    private static final Pattern SECRET =
            Pattern.compile("\\{\\{resolve:secretsmanager:([^}]+?):SecretString:([^:}]+)[^}]*}}");

    @Override
    public String apply(String text) {
        if (!text.contains("{{resolve:")) {
            return text;
        }
        String resolved = SECRET.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(secrets.apply(match.group(1), match.group(2))));
        if (resolved.contains("{{resolve:") && !text.startsWith("{{resolve:ssm:/cdk/exports/")) {
            // A dynamic reference may still be in pieces that a Fn::Join puts together.
            if (resolved.indexOf("}}", resolved.indexOf("{{resolve:")) > 0) {
                throw new Unsupported("dynamic reference '%s' is not known".formatted(text));
            }
        }
        return resolved;
    }
}
