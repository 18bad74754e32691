package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private static final String HEAD =
            "# Written by ProductsTest. who | does what | on what | with | expected | the neighbour that is allowed";

    @Test
    void areDecidedAsReviewed() throws IOException {
        List<String> table = new ArrayList<>(List.of(HEAD));
        try (Simulator simulator = Simulator.start(Project.ROOT)) {
            table.addAll(Products.table(PolicyEstate.read(Assembly.directory()), simulator, Files.readAllLines(TABLE)));
        }
        if (Boolean.getBoolean("snapshot.update")) {
            Files.write(TABLE, table);
        }

        assertThat(Files.readAllLines(TABLE)).isEqualTo(table);
        assertThat(table).hasSizeGreaterThan(1_000).noneMatch(row -> row.endsWith("| none"));
    }
}
