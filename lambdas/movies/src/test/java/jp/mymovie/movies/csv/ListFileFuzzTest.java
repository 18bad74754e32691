package jp.mymovie.movies.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/**
 * Files made to hurt, the first byte of which is what is said of them: one is read or refused with the reason, and every
 * line of one that is read is a film's or bad.
 */
@Tag("fuzz")
final class ListFileFuzzTest {
    private static final List<String> SERVICES =
            List.of("mymovie", "imdb", "letterboxd", "tmdb", "trakt", "simkl", "movary", "table");

    @FuzzTest(maxDuration = "60s")
    void read(byte @Nullable [] input) {
        byte[] bytes = input == null ? new byte[0] : input;
        int said = bytes.length == 0 ? 0 : bytes[0] & 0xff;
        byte[] file = bytes.length == 0 ? bytes : Arrays.copyOfRange(bytes, 1, bytes.length);
        ImportFile read;
        try {
            read = ListFile.read(file, options(said));
        } catch (WrongFile e) {
            assertThat(e.getMessage()).matches("(?s)(the|two|one|a) .+");
            return;
        }
        assertThat(read.format()).isIn(SERVICES);
        assertThat(read.bad()).allMatch(bad -> !bad.reason().isBlank());
        if (file.length < 1 || file[0] != 'P') {
            assertThat(Stream.concat(
                            read.rows().stream().map(ImportRow::line),
                            read.bad().stream().map(ImportRow.Bad::line)))
                    .doesNotHaveDuplicates()
                    .allMatch(line -> line > 0);
        }
        assertThat(read.rows())
                .allMatch(row -> row.tmdbId() != null
                        || row.imdbId() != null
                        || !row.title().isEmpty());
    }

    private static Options options(int said) {
        Scale scale = switch (said & 3) {
            case 1 -> Scale.FIVE;
            case 2 -> Scale.TEN;
            case 3 -> Scale.HUNDRED;
            default -> null;
        };
        Options.Use use = (said & 4) == 0 ? null : (said & 8) == 0 ? Options.Use.WATCHED : Options.Use.WISH;
        return new Options(scale, use);
    }
}
