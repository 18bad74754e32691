package jp.mymovie.test.probe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.mymovie.test.probe.OpenApi.Operation;

/** Methods that a resource does not have, HEAD and preflights; paths beside those of the contract. */
final class HostileMethods {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final byte[] SOMETHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final OpenApi contract;

    HostileMethods(OpenApi contract) {
        this.contract = contract;
    }

    List<Hostile> of(Operation operation) {
        List<Hostile> hostile = new ArrayList<>();
        Set<String> allowed = contract.allowed(operation.path());
        for (String method : METHODS) {
            if (!allowed.contains(method)) {
                hostile.add(new Hostile(method, ask -> ask.by(method).body("", null)));
                hostile.add(new Hostile(method, ask -> ask.by(method).body("text/csv; charset=utf-8", SOMETHING)));
                hostile.add(new Hostile("odd " + method, ask -> ask.by(method).body("nonsense/x", SOMETHING)));
            }
        }
        if (operation.method().equals("GET")) {
            hostile.add(new Hostile("HEAD", ask -> ask.by("HEAD")));
        }
        if (operation.publicRead()) {
            hostile.add(new Hostile("preflight", ask -> ask.by("OPTIONS").with("Origin", "https://example.org")));
        }
        hostile.add(new Hostile(
                "a path below", ask -> Ask.of(ask.method(), ask.path().replaceAll("[{}]", "") + "/nothing/here")));
        hostile.add(new Hostile(
                "a slash more", ask -> Ask.of(ask.method(), ask.path().replaceAll("[{}]", "") + "/")));
        return hostile;
    }
}
