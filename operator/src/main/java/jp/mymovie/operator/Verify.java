package jp.mymovie.operator;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tries on a throw-away organization, in which this estate is deployed up to stg, what no test here can decide, and
 * writes what it saw into the register. Rows that were as expected are not tried again; what an interrupted run left is
 * taken away first.
 */
final class Verify implements Command {
    private static final String SURE = "--i-know-this-is-a-throw-away-organization";
    private static final List<String> ACCOUNTS = List.of("management", "log-archive", "monitoring", "stg");

    private final PrintStream out;
    private final Register register;
    private final Path docs;
    private final Programs programs;
    private final Trial.Sleep sleep;

    Verify(PrintStream out, Register register, Path docs, Programs programs, Trial.Sleep sleep) {
        this.out = out;
        this.register = register;
        this.docs = docs;
        this.programs = programs;
        this.sleep = sleep;
    }

    @Override
    public String usage() {
        return "verify --plan | verify --profile-management PROFILE [--profile-log-archive|monitoring|stg PROFILE] "
                + SURE + " ORGANIZATION [--domain DOMAIN] [--system NAME] [--region REGION] [--only ID] [--again]";
    }

    /** Gives 0 where everything tried was as expected and nothing is left behind, else 1. */
    @Override
    public int run(List<String> arguments) throws InterruptedException {
        Arguments given = Arguments.parse(
                arguments,
                List.of(
                        "--profile-management",
                        "--profile-log-archive",
                        "--profile-monitoring",
                        "--profile-stg",
                        SURE,
                        "--domain",
                        "--system",
                        "--region",
                        "--only"),
                List.of("--plan", "--again"));
        if (given.has("--plan")) {
            Plan.print(register, out);
            return 0;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Thread operator = Thread.currentThread();
        Thread hook = new Thread(() -> interrupt(operator, ended));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return verify(given);
        } finally {
            ended.countDown();
        }
    }

    /** Ctrl-C: what is made is taken away before the JVM ends. */
    private static void interrupt(Thread operator, CountDownLatch ended) {
        try {
            if (ended.getCount() > 0) {
                operator.interrupt();
                ended.await(5, TimeUnit.MINUTES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int verify(Arguments given) throws InterruptedException {
        Map<String, String> profiles = profiles(given);
        Names names = names(given, profiles);
        Results results = Results.read(docs.resolve("assumptions.csv"));
        boolean good = finishOpen(results);
        for (Assumption row : register.rows()) {
            if (isAsked(row, given, results)) {
                good &= trial(row, profiles, names, results);
            }
        }
        out.printf("what was seen is in %s%n", docs.resolve("assumptions.md"));
        return good ? 0 : 1;
    }

    private boolean isAsked(Assumption row, Arguments given, Results results) {
        String only = given.value("--only");
        if (only != null) {
            return only.equals(row.id());
        }
        Results.Result result = results.of(row.id());
        boolean seen = result != null && result.verdict().equals(Results.AS_EXPECTED) && !given.has("--again");
        // An undo that failed is to be mended before anything more is made by that row.
        return !row.later() && !seen && (result == null || !result.verdict().equals(Results.OPEN));
    }

    private boolean finishOpen(Results results) throws InterruptedException {
        boolean good = true;
        for (Assumption row : register.rows()) {
            List<String> left = Trial.finish(row.id(), results, programs);
            if (!left.isEmpty()) {
                good = false;
                out.printf(
                        "%s: not taken away yet: %s%n",
                        row.id(), String.join("; ", left).replace('\u001f', ' '));
            }
        }
        return good;
    }

    private boolean trial(Assumption row, Map<String, String> profiles, Names names, Results results)
            throws InterruptedException {
        String profile = profiles.get(row.profile());
        if (profile == null || !row.isKnown(names)) {
            out.printf(
                    "%s: not tried, it needs %s%n",
                    row.id(), profile == null ? "--profile-" + row.profile() : "another account's profile or --domain");
            return true;
        }
        String verdict = new Trial(row, profile, names, results, programs, sleep).run();
        out.printf("%s: %s%n", row.id(), verdict);
        AssumptionsPage.write(register, results, docs);
        return verdict.equals(Results.AS_EXPECTED);
    }

    /** Profiles by account; each must belong to the organization that was named. */
    private Map<String, String> profiles(Arguments given) {
        given.required("--profile-management", "the profile of the organization's management account");
        String sure = given.required(SURE, "the id of the organization, o-…, of which nothing is worth keeping");
        if (!sure.matches("o-[a-z0-9]{10,32}")) {
            throw new IllegalArgumentException(
                    "'%s' must be the id of an organization, o-…, got '%s'".formatted(SURE, sure));
        }
        Map<String, String> profiles = new LinkedHashMap<>();
        for (String account : ACCOUNTS) {
            String profile = given.value("--profile-" + account);
            if (profile != null) {
                profiles.put(account, profile);
            }
        }
        String only = given.value("--only");
        if (only != null && register.rows().stream().noneMatch(row -> row.id().equals(only))) {
            throw new IllegalArgumentException(
                    "'--only' must be a row of the register, got '%s': --plan lists them".formatted(only));
        }
        return profiles;
    }

    private Names names(Arguments given, Map<String, String> profiles) throws InterruptedException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, String> values = new LinkedHashMap<>();
        String sure = String.valueOf(given.value(SURE));
        for (Map.Entry<String, String> one : profiles.entrySet()) {
            String[] seen = asked(
                            one.getValue(),
                            "organizations",
                            "describe-organization",
                            "--query",
                            "Organization.[Id,MasterAccountId]")
                    .split("\\s+");
            String account = asked(one.getValue(), "sts", "get-caller-identity", "--query", "Account");
            if (!seen[0].equals(sure)) {
                throw new IllegalArgumentException(
                        "'%s' must be the organization of profile '%s', got '%s': aws organizations describe-organization shows it"
                                .formatted(SURE, one.getValue(), sure));
            }
            if (one.getKey().equals("management") != account.equals(seen[seen.length - 1])) {
                throw new IllegalArgumentException(
                        "'--profile-%s' must be a profile of account %s, got '%s' of account %s"
                                .formatted(one.getKey(), one.getKey(), one.getValue(), account));
            }
            values.put(one.getKey().replace('-', ' ') + " id", account);
        }
        values.put("organization id", sure);
        values.put("home region", given.or("--region", "ap-northeast-1"));
        values.put("system", given.or("--system", "mymovie"));
        values.put("random", "%08x".formatted(new SecureRandom().nextInt()));
        values.put("today", today.toString());
        values.put("yesterday", today.minusDays(1).toString());
        values.put("day", today.minusDays(1).toString().replace('-', '/'));
        String domain = given.value("--domain");
        if (domain != null) {
            values.put("domain", domain);
        }
        return new Names(values);
    }

    private String asked(String profile, String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(words));
        command.addAll(List.of("--output", "text", "--profile", profile));
        Programs.Said said = programs.run(command);
        if (said.exit() != 0) {
            throw new IllegalArgumentException(
                    "profile '%s' must be able to ask its organization, got: %s".formatted(profile, said.all()));
        }
        return said.out().strip();
    }
}
