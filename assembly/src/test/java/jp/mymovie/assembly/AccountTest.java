package jp.mymovie.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
    @TempDir
    Path directory;

    @Test
    void readsTheAccountsInTheirOrder() throws IOException {
        Files.writeString(directory.resolve("estate.json"), """
                {"system": "mymovie", "homeRegion": "ap-northeast-1", "domain": "mymovie.jp", "accounts": [
                  {"name": "Management", "role": "management", "id": "000000000001"},
                  {"name": "Stg", "role": "workload", "id": "000000000004",
                   "service": "movies", "stage": "stg", "host": "stg.mymovie.jp"}]}""");

        assertThat(new Assembly(directory, List.of()).accounts())
                .containsExactly(
                        new Account("Management", "management", "000000000001", null, null, null),
                        new Account("Stg", "workload", "000000000004", "movies", "stg", "stg.mymovie.jp"));
    }

    @Test
    void knowsNoAccountsWhereTheFileIsMissing() {
        assertThat(new Assembly(directory, List.of()).accounts()).isEmpty();
    }
}
