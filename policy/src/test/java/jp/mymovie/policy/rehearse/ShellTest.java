package jp.mymovie.policy.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellTest {
    private final List<String> ran = new ArrayList<>();
    private final Shell shell = new Shell((words, line) -> {
        ran.add(line + ": " + String.join("|", words));
        return words.getFirst().equals("aws") ? "answer" : "";
    });

    @Test
    void joinsContinuedLinesAndLeavesCommentsOut() {
        shell.run("aws iam \\\n  get-user # who\n# nothing\nnpm ci\n", 10);

        assertThat(ran).containsExactly("10: aws|iam|get-user", "13: npm|ci");
    }

    @Test
    void keepsTheOutputOfACommandInAVariable() {
        shell.run("GROUP=$(aws a b --query \"X[?Y=='Z'].W\")\necho \"in $GROUP and ${GROUP}s\" '$GROUP'\n", 1);

        assertThat(ran).containsExactly("1: aws|a|b|--query|X[?Y=='Z'].W", "2: echo|in answer and answers|$GROUP");
    }

    @Test
    void runsALoopOnceForEachWord() {
        shell.run("for a in x y; do for b in 1 2; do echo $a-$b; done; done\n", 1);

        assertThat(ran).containsExactly("1: echo|x-1", "1: echo|x-2", "1: echo|y-1", "1: echo|y-2");
    }

    @Test
    void callsAFunctionWithItsArguments() {
        shell.run("pull() { aws lambda --payload \"{\\\"action\\\":\\\"$1\\\"}\"; echo >&2; }\npull cut\n", 1);

        assertThat(ran).containsExactly("1: aws|lambda|--payload|{\"action\":\"cut\"}", "1: echo");
    }

    @Test
    void readsPipesAndHereDocumentsWithoutTheirText() {
        shell.run(
                "jq -n '{a: $b}' \\\n  | aws x y > z.json\ngh api -X PUT e --input - <<'JSON'\n{\"a\": 1}\nJSON\ncurl c\n",
                1);

        assertThat(ran).containsExactly("1: jq|-n|{a: $b}", "2: aws|x|y", "3: gh|api|-X|PUT|e|--input|-", "6: curl|c");
    }

    @Test
    void saysWhichQuoteIsOpen() {
        assertThatThrownBy(() -> shell.run("echo 'open\n", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be closed");
    }
}
