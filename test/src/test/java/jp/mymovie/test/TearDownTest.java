package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Stack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runbook that takes the estate away names all that is there, and nothing that is not. */
class TearDownTest {
    private static final List<Stack> STACKS =
            jp.mymovie.assembly.Assembly.read(Assembly.directory()).stacks();

    @ParameterizedTest
    @ValueSource(strings = {"docs/runbooks/tear-down.md", "docs/runbooks/tear-down.ja.md"})
    void namesEveryStackAndEveryTypeThatIsRetained(String page) {
        String text = Project.text(page);

        for (Stack stack : STACKS) {
            // prod is told as stg again.
            String name = stack.name().replace('/', '-');
            assertThat(text).as(page).contains("`" + name.replaceFirst("^Prod", "Stg") + "`");
            assertThat(retained(stack.template())).as("%s of %s", page, name).allMatch(text::contains);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/runbooks/tear-down.md", "docs/runbooks/tear-down.ja.md"})
    void unprotectsEveryStackThatIsProtected(String page) {
        Set<String> unprotected = new TreeSet<>();
        Pattern.compile("--no-enable-termination-protection --stack-name (\\S+)")
                .matcher(Project.text(page))
                .results()
                .forEach(stack -> unprotected.add(stack.group(1)));
        Set<String> there = new TreeSet<>();
        STACKS.stream()
                .map(stack -> stack.name().replace('/', '-'))
                .filter(name -> !name.startsWith("Stg-"))
                .forEach(there::add);
        there.add("CDKToolkit");

        assertThat(unprotected).isEqualTo(there);
    }

    private static Set<String> retained(JsonNode template) {
        Set<String> types = new TreeSet<>();
        template.get("Resources").forEach(resource -> {
            if (resource.path("DeletionPolicy").asText("Delete").startsWith("Retain")) {
                types.add(resource.get("Type").asText());
            }
        });
        return types;
    }
}
