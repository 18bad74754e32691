package jp.mymovie.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
    private static final String ACCOUNTS = """
            {"accounts": [
              {"name": "Management", "role": "management", "id": "000000000001"},
              {"name": "Stg", "role": "workload", "id": "000000000004", "service": "movies", "stage": "stg"},
              {"name": "Prod", "role": "workload", "id": "000000000005", "service": "movies", "stage": "prod"},
              {"name": "BooksProd", "role": "workload", "id": "000000000007", "service": "books", "stage": "prod"}]}""";

    @TempDir
    Path directory;

    @Test
    void takesTheFirstStageOfTheFirstServiceByDefault() throws IOException {
        assertThat(stage(null, null)).isEqualTo("Stg");
        assertThat(stage("books", null)).isEqualTo("BooksProd");
    }

    @Test
    void takesAStageByTheServicesWordOrByItsNameInTheCdk() throws IOException {
        assertThat(stage(null, "prod")).isEqualTo("Prod");
        assertThat(stage("books", "prod")).isEqualTo("BooksProd");
        assertThat(stage(null, "BooksProd")).isEqualTo("BooksProd");
        assertThat(stage("books", "BooksProd")).isEqualTo("BooksProd");
    }

    @Test
    void namesTheServicesAndStagesThereAre() {
        assertThatThrownBy(() -> stage("songs", null)).hasMessageContaining("got 'songs'; known: [movies, books]");
        assertThatThrownBy(() -> stage("books", "stg"))
                .hasMessageContaining("'--stage' must be a stage of 'books', got 'stg'; known: [prod]");
        assertThatThrownBy(() -> stage(null, "dev")).hasMessageContaining("known: [stg, prod]");
    }

    @Test
    void goesByTheNamesOfTheCdkWhereTheAssemblyNamesNoServices() {
        Assembly bare = new Assembly(directory, List.of());
        assertThat(Selection.stage(bare, null, null)).isEqualTo("Stg");
        assertThat(Selection.stage(bare, null, "Prod")).isEqualTo("Prod");
        assertThatThrownBy(() -> Selection.stage(bare, "books", null)).hasMessageContaining("got 'books'; known: []");
    }

    private String stage(@Nullable String service, @Nullable String stage) throws IOException {
        Files.writeString(directory.resolve("estate.json"), ACCOUNTS);
        Stack books = new Stack(
                "BooksProd",
                "BooksProd/Api",
                "000000000007",
                "ap-northeast-1",
                Fixtures.json("{}"),
                directory,
                Fixtures.json("{}"));
        return Selection.stage(new Assembly(directory, List.of(books)), service, stage);
    }
}
