package jp.mymovie.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** An assembly without templates, and an {@code aws} that replays answers of files in the accounts of its profiles. */
final class SampleEstate {
    private static final List<String> ACCOUNTS = List.of("Management", "LogArchive", "Monitoring", "Stg", "Prod");

    private final Path cdkOut;
    private final FakeAws aws;

    /** @param answers branches of a case of the shell; {@code replay NAME} prints an answer */
    SampleEstate(Path folder, String answers) throws IOException {
        cdkOut = Files.createDirectories(folder.resolve("cdk.out"));
        Files.writeString(cdkOut.resolve("manifest.json"), "{}");
        Files.writeString(cdkOut.resolve("estate.json"), estate(true));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        aws = new FakeAws(bin, answers);
        StringBuilder script = new StringBuilder("""
                #!/usr/bin/env bash
                cd "$(dirname "$0")"
                echo "$*" >>calls
                replay() { cat "%s/$1.json"; }
                case "$*" in
                  *list-profiles*) printf 'mymovie-prod\\nmymovie-prod-look\\n'; exit ;;
                """.formatted(
                        Path.of("src/test/resources/jp/mymovie/operator/aws").toAbsolutePath()));
        for (int index = 0; index < ACCOUNTS.size(); index++) {
            script.append("  *get-caller-identity*mymovie-%s*) echo '{\"Account\": \"%s\"}' ;;\n"
                    .formatted(slug(ACCOUNTS.get(index)), id(index)));
        }
        Files.writeString(bin.resolve("aws"), script + "  *) . ./answers ;;\nesac\n");
    }

    void recordNothing() throws IOException {
        Files.writeString(cdkOut.resolve("estate.json"), estate(false));
    }

    FakeAws aws() {
        return aws;
    }

    Sight sight() {
        return new Sight(cdkOut, aws.programs());
    }

    private static String id(int index) {
        return "00000000000" + (index + 1);
    }

    private static String slug(String name) {
        return name.equals("LogArchive") ? "log-archive" : name.toLowerCase(Locale.ROOT);
    }

    private static String estate(boolean recorded) {
        StringBuilder accounts = new StringBuilder();
        for (int index = 0; index < ACCOUNTS.size(); index++) {
            String name = ACCOUNTS.get(index);
            String role = index < 3 ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : "workload";
            String stage = index < 3
                    ? ""
                    : ", \"service\": \"movies\", \"stage\": \"%s\", \"host\": \"%smymovie.example\""
                            .formatted(slug(name), name.equals("Stg") ? "stg." : "");
            accounts.append(index == 0 ? "" : ", ")
                    .append("{\"name\": \"%s\", \"role\": \"%s\", \"slug\": \"%s\", \"id\": \"%s\"%s}"
                            .formatted(name, role, slug(name), id(index), stage));
        }
        return """
                {"system": "mymovie", "homeRegion": "ap-northeast-1", "domain": "mymovie.example",
                 "recoveryKey": %s, "accounts": [%s], "recorded": [{"path": "sinkArn", "known": %s}]}
                """.formatted(recorded, accounts, recorded);
    }
}
