package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The cloud assembly of all accounts, synthesized once for all tests as {@code ./mymovie synth} does. */
public final class Assembly {
    private static final Path DIRECTORY = Project.file("test/target/cdk.out");
    private static final JsonMapper JSON = new JsonMapper();

    private Assembly() {}

    /** Synthesized when first asked for. */
    private static final class Once {
        static final Project.Outcome SYNTH = synthesize(DIRECTORY, Map.of("CDK_VALIDATION", "true"));
    }

    public static Path directory() {
        assertThat(Once.SYNTH.exit()).isZero();
        return DIRECTORY;
    }

    /** What the synth said on standard error. */
    static String words() {
        return Once.SYNTH.err();
    }

    static Project.Outcome synthesize(Path directory, Map<String, String> more) {
        Map<String, String> environment = new LinkedHashMap<>(more);
        environment.put("CDK_OUTDIR", directory.toString());
        Project.Outcome outcome = Project.run(Project.java("app", "jp.mymovie.app.MyMovieApp"), environment);
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        return outcome;
    }

    /** All templates by the name under which {@code cdk list} shows them, such as {@code Stg/Data}. */
    static Map<String, JsonNode> templates() {
        Map<String, JsonNode> templates = new TreeMap<>();
        jp.mymovie.assembly.Assembly.read(directory())
                .stacks()
                .forEach(stack -> templates.put(stack.name(), stack.template()));
        return templates;
    }

    public static JsonNode template(String stack) {
        return Objects.requireNonNull(templates().get(stack), stack);
    }

    static JsonNode read(Path json) {
        try {
            return JSON.readTree(Files.readString(json));
        } catch (IOException e) {
            throw new AssertionError("'%s' must be JSON".formatted(json), e);
        }
    }
}
