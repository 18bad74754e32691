package jp.mymovie.local.function;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lambda's managed Java runtime: the command line and the environment of a function's process. What AWS adds to it and
 * nobody else has, its own archive of the runtime client's classes, is missing.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">environment variables</a>
 */
public final class JavaRuntime {
    /** Lambda's default outside of snapshots: the second compiler never earns its start in a short life. */
    public static final String FIRST_COMPILER_ALONE = "-XX:TieredStopAtLevel=1";

    private static final List<String> CLIENT = List.of(
            "aws-lambda-java-runtime-interface-client",
            "aws-lambda-java-core",
            "aws-lambda-java-serialization",
            "utils-lite-");

    private JavaRuntime() {}

    /**
     * Starts the function's code under the runtime interface client.
     *
     * @param options more options of the JVM
     */
    public static List<String> command(FunctionSettings settings, String... options) {
        int heap = Math.max(32, settings.memory() * 85 / 100);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                // As AWS sets it: without it org.crac finds nobody who calls a function's hooks.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-D" + NativeClient.PROPERTY + "=" + NativeClient.file()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                classPath(settings),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                settings.handler()));
        return command;
    }

    /** @param endpoints of services, by the variable that leads the SDK to them */
    public static Map<String, String> environment(FunctionSettings settings, Map<String, String> endpoints) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("TZ", ":UTC");
        environment.put("LANG", "en_US.UTF-8");
        environment.put("AWS_REGION", settings.region());
        environment.put("AWS_DEFAULT_REGION", settings.region());
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.putAll(endpoints);
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(settings.memory()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", settings.snapStart() ? "snap-start" : "on-demand");
        environment.put("AWS_LAMBDA_LOG_FORMAT", settings.jsonLogs() ? "JSON" : "TEXT");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", settings.logGroup());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("_HANDLER", settings.handler());
        environment.put("LAMBDA_TASK_ROOT", settings.code().toString());
        environment.putAll(settings.environment());
        return environment;
    }

    private static String classPath(FunctionSettings settings) {
        String client = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> CLIENT.stream()
                        .anyMatch(
                                name -> Path.of(entry).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(File.pathSeparator));
        String code = settings.code().toString();
        return client
                + File.pathSeparator
                + (Files.isDirectory(settings.code())
                        ? code + File.pathSeparator + code + File.separator + "lib" + File.separator + "*"
                        : code);
    }
}
