package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compiled classes of all modules that the root's POM lists, on the class path of this one or not; without tests. */
final class Modules {
    static final List<Path> FOLDERS = folders();
    static final JavaClasses CLASSES = new ClassFileImporter().importPaths(FOLDERS);

    private Modules() {}

    private static List<Path> folders() {
        List<Path> folders = Pattern.compile("<module>(.+?)</module>")
                .matcher(Project.text("pom.xml"))
                .results()
                .map((MatchResult module) -> Project.file(module.group(1)))
                .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                .map(module -> module.resolve("target/classes"))
                .toList();
        assertThat(folders).as("compiled by ./mymovie test").isNotEmpty().allMatch(Files::isDirectory);
        return folders;
    }
}
