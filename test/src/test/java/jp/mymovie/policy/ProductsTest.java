package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import jp.mymovie.test.Assembly;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Test;

/**
 * The part of the matrix that is made of products, against the reviewed table. {@code ./mvnw -pl test test
 * -Dtest=ProductsTest -Dsnapshot.update=true} writes it anew; {@link EvaluatorsAgreeOnTheEstateTest} holds it against
 * the second evaluator.
 */
class ProductsTest {
    private static final Path TABLE = Project.file("test/src/test/resources/jp/mymovie/policy/products.txt");

    @Test
    void areDecidedAsReviewed() throws IOException {
        PolicyEstate estate = PolicyEstate.read(Assembly.directory());
        Hops hops = new Hops(estate);
        List<String> table = Products.of(estate).stream()
                .map(cell -> String.join(" | ", cell.asked().values()) + " | " + said(hops.decide(cell)))
                .sorted()
                .toList();
        if (Boolean.getBoolean("snapshot.update")) {
            Files.write(TABLE, table);
        }

        assertThat(Files.readAllLines(TABLE)).isEqualTo(table);
        assertThat(table).hasSizeGreaterThan(1_000);
    }

    private static String said(Decision decision) {
        return switch (decision.outcome()) {
            case ALLOWED -> "allow";
            case IMPLICITLY_DENIED -> "deny -";
            case EXPLICITLY_DENIED ->
                "deny "
                        + decision.because().stream()
                                .map(reason -> reason.substring(reason.lastIndexOf(' ') + 1))
                                .sorted()
                                .collect(Collectors.joining(" "));
        };
    }
}
