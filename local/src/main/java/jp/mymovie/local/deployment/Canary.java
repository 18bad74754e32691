package jp.mymovie.local.deployment;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Unsupported;

/**
 * Configuration of a deployment: a share of the traffic for a while, then all of it.
 *
 * @param percent of the traffic that the new version gets at first
 * @param time after which it gets all
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html">Deployment
 *     configurations on AWS Lambda</a>
 */
public record Canary(int percent, Duration time) {
    private static final Pattern NAME = Pattern.compile("CodeDeployDefault\\.LambdaCanary(\\d+)Percent(\\d+)Minutes");

    /** Reads the name of one of CodeDeploy's own configurations. */
    public static Canary of(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new Unsupported(
                    "deployment configuration '%s' is not known to the local run: it knows canaries".formatted(name));
        }
        return new Canary(Integer.parseInt(matcher.group(1)), Duration.ofMinutes(Integer.parseInt(matcher.group(2))));
    }
}
