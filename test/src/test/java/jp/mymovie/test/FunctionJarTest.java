package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** A function carries what answers requests, and nothing that an operator or the bench starts. */
class FunctionJarTest {
    private static final Pattern FOREIGN = Pattern.compile(
            "jp/mymovie/(?:(?!movies/).*|movies/(?:.*/)?(?:Audit|IdentityList|Repair|Sample)[^/]*)\\.class");

    @Test
    void holdsNoCommandOfAnOperatorAndNothingOfAnotherModule() throws IOException {
        List<String> entries;
        try (JarFile jar = new JarFile(
                Project.file("lambdas/movies/target/movies-function.jar").toFile())) {
            entries = jar.stream().map(ZipEntry::getName).toList();
        }

        assertThat(entries)
                .contains("jp/mymovie/movies/http/MovieQueries.class", "jp/mymovie/movies/dynamodb/Keys.class")
                .noneMatch(entry -> FOREIGN.matcher(entry).matches());
    }

    @Test
    void knowsACommandOfAnOperatorWhenItSeesOne() {
        String audit = "jp/mymovie/movies/dynamodb/Audit.class";

        assertThat(Files.exists(Project.file("lambdas/movies/target/classes/" + audit)))
                .isTrue();
        assertThat(List.of(
                        audit,
                        "jp/mymovie/movies/dynamodb/IdentityList.class",
                        "jp/mymovie/movies/dynamodb/SampleList.class",
                        "jp/mymovie/operator/Repair.class"))
                .allMatch(entry -> FOREIGN.matcher(entry).matches());
    }
}
