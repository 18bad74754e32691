package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One source, one cloud assembly: each synthesis runs in a JVM of its own, which iterates over {@code Map.of} in an order of
 * its own, and writes to a folder of its own name. Every file counts, with nothing normalised: templates, manifests,
 * tree, assets, the templates of the bootstrap.
 */
class SameBytesTest {
    @TempDir
    private Path folder;

    @Test
    void synthesizesTheSameBytesTwice() throws IOException {
        synthesize(2);
    }

    @Test
    @Tag("deep")
    void synthesizesTheSameBytesTwentyTimes() throws IOException {
        synthesize(20);
    }

    @Test
    void namesTheFilesThatDiffer() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one"));
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(one.resolve("Web.template.json"), "{\"a\":1}");
        Files.writeString(other.resolve("Web.template.json"), "{\"b\":1}");
        Files.writeString(one.resolve("manifest.json"), "{}");
        Files.writeString(other.resolve("manifest.json"), "{}");
        Files.writeString(other.resolve("tree.json"), "{}");

        assertThat(differences(one, other))
                .containsExactly("Web.template.json from byte 2", "tree.json is in one alone");
    }

    private void synthesize(int times) throws IOException {
        Path first = synthesis(1);
        assertThat(files(first))
                .contains("manifest.json", "tree.json")
                .anyMatch(file -> file.endsWith(".template.json"))
                .anyMatch(file -> file.endsWith(".assets.json"))
                .anyMatch(file -> file.endsWith(".jar"))
                .anyMatch(file -> file.startsWith("bootstrap/"));
        for (int time = 2; time <= times; time++) {
            assertThat(differences(first, synthesis(time)))
                    .as("synthesis " + time)
                    .isEmpty();
        }
    }

    private Path synthesis(int time) {
        Path directory = folder.resolve("cdk.out." + time);
        Assembly.synthesize(directory, Map.of("CDK_VALIDATION", "false"));
        return directory;
    }

    private static List<String> differences(Path one, Path other) throws IOException {
        TreeSet<String> all = files(one);
        all.addAll(files(other));
        List<String> differences = new ArrayList<>();
        for (String file : all) {
            if (!Files.exists(one.resolve(file)) || !Files.exists(other.resolve(file))) {
                differences.add(file + " is in one alone");
            } else {
                long mismatch = Files.mismatch(one.resolve(file), other.resolve(file));
                if (mismatch >= 0) {
                    differences.add("%s from byte %d".formatted(file, mismatch));
                }
            }
        }
        return differences;
    }

    private static TreeSet<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            TreeSet<String> names = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(directory.relativize(file).toString()));
            return names;
        }
    }
}
